//! Links under a passphrase, with the browser's own cryptography. `docs/LINKS.md` specifies it.

use std::cell::Cell;
use std::rc::Rc;

use gloo::utils::window;
use js_sys::{Array, ArrayBuffer, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::link::{Link, Sealed};

/// Why a link was not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser keeps its cryptography from this page, as it does outside of https.
    NoCryptography,
    /// The passphrase is another one, or the link was changed.
    WrongPassphrase,
    /// What was sealed is more than a link may hold, or no link of this version.
    NoLink,
}

/// Tries that take a while, of which only the last may still say what came of it.
#[derive(Clone, Default)]
pub struct Tries(Rc<Cell<u32>>);

impl Tries {
    /// Begins one, which ends all before it; tells whether it still counts.
    pub fn begin(&self) -> impl Fn() -> bool + use<> {
        self.end();
        let (tries, this) = (self.0.clone(), self.0.get());
        move || tries.get() == this
    }

    /// What came of those so far is wanted no more.
    pub fn end(&self) {
        self.0.set(self.0.get().wrapping_add(1));
    }
}

/// Puts a link under a passphrase.
///
/// # Errors
/// [`Refusal::NoCryptography`] and [`Refusal::NoLink`].
pub async fn seal(link: &Link, passphrase: &str) -> Result<Sealed, Refusal> {
    let crypto = cryptography().ok_or(Refusal::NoCryptography)?;
    let bytes = link.to_bytes().ok_or(Refusal::NoLink)?;
    let (mut salt, mut nonce) = ([0; 16], [0; 12]);
    for random in [&mut salt[..], &mut nonce[..]] {
        crypto.get_random_values_with_u8_array(random).map_err(|_| Refusal::NoCryptography)?;
    }
    let subtle = crypto.subtle();
    let sealed = async {
        let key = key(&subtle, passphrase, &salt, "encrypt").await?;
        let done = subtle.encrypt_with_object_and_u8_array(&cipher(&nonce)?, &key, &bytes)?;
        JsFuture::from(done).await.map(to_bytes)
    };
    let ciphertext = sealed.await.map_err(|_| Refusal::NoCryptography)?;
    Ok(Sealed { salt, nonce, ciphertext })
}

/// Opens a link that is under a passphrase.
///
/// # Errors
/// Why it stays shut.
pub async fn open(sealed: &Sealed, passphrase: &str) -> Result<Link, Refusal> {
    let subtle = cryptography().ok_or(Refusal::NoCryptography)?.subtle();
    let opened = async {
        let key = key(&subtle, passphrase, &sealed.salt, "decrypt").await?;
        let done =
            subtle.decrypt_with_object_and_u8_array(&cipher(&sealed.nonce)?, &key, &sealed.ciphertext)?;
        JsFuture::from(done).await.map(to_bytes)
    };
    let bytes = opened.await.map_err(|_| Refusal::WrongPassphrase)?;
    Link::from_bytes(&bytes).map_err(|_| Refusal::NoLink)
}

/// A random number, as far as the browser gives one.
pub fn random() -> u32 {
    let mut bytes = [0; 4];
    let filled =
        window().crypto().is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled { u32::from_le_bytes(bytes) } else { (js_sys::Math::random() * f64::from(u32::MAX)) as u32 }
}

/// The browser's cryptography; none outside of a secure context.
fn cryptography() -> Option<Crypto> {
    let crypto = window().crypto().ok()?;
    Reflect::get(&crypto, &"subtle".into()).ok()?.is_object().then_some(crypto)
}

/// The key of a passphrase.
async fn key(
    subtle: &SubtleCrypto,
    passphrase: &str,
    salt: &[u8],
    usage: &str,
) -> Result<CryptoKey, JsValue> {
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let material = Uint8Array::from(passphrase.as_bytes());
    let derives = Array::of1(&"deriveKey".into());
    let material = subtle.import_key_with_str("raw", &material, "PBKDF2", false, &derives)?;
    let material: CryptoKey = JsFuture::from(material).await?.dyn_into()?;
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", Sealed::ROUNDS.into()),
    ])?;
    let derived = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let usages = Array::of1(&usage.into());
    let key = subtle.derive_key_with_object_and_object(&derivation, &material, &derived, false, &usages)?;
    JsFuture::from(key).await?.dyn_into()
}

fn cipher(nonce: &[u8]) -> Result<Object, JsValue> {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce).into()),
        ("additionalData", Uint8Array::from(Sealed::ADDITIONAL_DATA).into()),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

fn to_bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec()
}
