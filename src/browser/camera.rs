//! The camera, and the QR codes that it sees: by the browser's own `BarcodeDetector` where there is one, else by ours.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, MediaStream, MediaStreamConstraints,
    MediaStreamTrack, MediaStreamTrackState,
};

use crate::transfer::qr;

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CameraError {
    /// Browsers have it for pages by https alone.
    #[error("the page is not by https")]
    NotSecure,
    /// The person or the browser said no.
    #[error("the camera was refused")]
    Refused,
    /// The device has none.
    #[error("there is no camera")]
    Missing,
    /// It is there and did not start, or stopped.
    #[error("the camera does not start")]
    Busy,
}

/// A camera that is on, until it is dropped.
pub struct Camera(MediaStream);

/// Asks for the camera that looks away from the person, where there are several.
const WANTED: &str = r#"{"audio": false, "video": {"facingMode": "environment", "width": {"ideal": 1280}, "height": {"ideal": 720}}}"#;

impl Camera {
    /// Turns it on; the browser asks the person first. For a press alone.
    ///
    /// # Errors
    /// Where there is none, or none for this page.
    pub async fn open() -> Result<Self, CameraError> {
        let window = web_sys::window().ok_or(CameraError::Missing)?;
        let navigator = window.navigator();
        if !super::has(&navigator, "mediaDevices") {
            let is_secure = window.is_secure_context();
            return Err(if is_secure { CameraError::Missing } else { CameraError::NotSecure });
        }
        let wanted: MediaStreamConstraints = JSON::parse(WANTED).map_err(why)?.unchecked_into();
        let devices = navigator.media_devices().map_err(why)?;
        let asked = devices.get_user_media_with_constraints(&wanted).map_err(why)?;
        let stream = JsFuture::from(asked).await.map_err(why)?;
        Ok(Self(stream.unchecked_into()))
    }

    /// Shows what it sees.
    pub fn show_in(&self, video: &HtmlVideoElement) {
        video.set_src_object(Some(&self.0));
        if let Ok(plays) = video.play() {
            // Refused where somebody leaves before it plays; heard here, the browser does not complain of it.
            spawn_local(async move {
                let _ = JsFuture::from(plays).await;
            });
        }
    }

    /// Whether it is still on: it can be unplugged, or the person takes their word back.
    pub fn is_on(&self) -> bool {
        self.tracks().any(|track| track.ready_state() == MediaStreamTrackState::Live)
    }

    fn tracks(&self) -> impl Iterator<Item = MediaStreamTrack> {
        self.0.get_tracks().into_iter().map(JsValue::unchecked_into::<MediaStreamTrack>)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.tracks().for_each(|track| track.stop());
    }
}

fn why(error: JsValue) -> CameraError {
    let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => CameraError::Refused,
        Some("NotFoundError" | "OverconstrainedError") => CameraError::Missing,
        _ => CameraError::Busy,
    }
}

/// The square in the middle of a picture in which codes are looked for becomes one of this side. Larger ones are made smaller, for reading
/// takes as long as there are pixels; smaller ones larger, for corners are found to a whole pixel, and between them modules are missed.
const SIDE: u32 = 720;

/// Finds codes in what a camera shows.
pub struct CodeFinder {
    detector: Option<JsValue>,
    reader: qr::Reader,
    context: Option<CanvasRenderingContext2d>,
    /// The moment in the video that was looked at last.
    seen: f64,
}

impl CodeFinder {
    /// Looks for what the browser has.
    pub fn new() -> Self {
        Self { detector: detector(), reader: qr::Reader::default(), context: context(), seen: -1.0 }
    }

    /// The texts of the codes in the picture of this moment; none, where it was looked at before or there is none yet.
    pub async fn find(&mut self, video: &HtmlVideoElement) -> Vec<String> {
        let moment = video.current_time();
        if video.video_width() == 0 || moment == self.seen {
            return Vec::new();
        }
        self.seen = moment;
        if let Some(detector) = &self.detector {
            match detect(detector, video).await {
                Some(texts) => return texts,
                // It may want a part of the phone's system that is not there.
                None => self.detector = None,
            }
        }
        self.read(video).unwrap_or_default()
    }

    fn read(&mut self, video: &HtmlVideoElement) -> Option<Vec<String>> {
        let context = self.context.as_ref()?;
        let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
        let (square, side) = (width.min(height), f64::from(SIDE));
        let (left, top) = ((width - square) / 2.0, (height - square) / 2.0);
        let drawn = context.draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            video, left, top, square, square, 0.0, 0.0, side, side,
        );
        drawn.ok()?;
        let colors = context.get_image_data(0.0, 0.0, side, side).ok()?.data();
        let grey = |color: &[u8]| {
            let [red, green, blue] = [0, 1, 2].map(|at| u32::from(color[at]));
            ((red * 77 + green * 150 + blue * 29) >> 8) as u8
        };
        let grey: Vec<u8> = colors.chunks_exact(4).map(grey).collect();
        Some(self.reader.read(SIDE as usize, SIDE as usize, &grey))
    }
}

impl Default for CodeFinder {
    fn default() -> Self {
        Self::new()
    }
}

/// Something to draw pictures on that is seen nowhere.
fn context() -> Option<CanvasRenderingContext2d> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let often = JSON::parse(r#"{"willReadFrequently": true, "alpha": false}"#).ok()?;
    canvas.get_context_with_context_options("2d", &often).ok()??.dyn_into().ok()
}

fn detector() -> Option<JsValue> {
    let kind = Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?;
    let kind: Function = kind.dyn_into().ok()?;
    let wanted = JSON::parse(r#"{"formats": ["qr_code"]}"#).ok()?;
    Reflect::construct(&kind, &Array::of1(&wanted)).ok()
}

async fn detect(detector: &JsValue, video: &HtmlVideoElement) -> Option<Vec<String>> {
    let asked = super::call(detector, "detect", video)?;
    let found: Array = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let text = |code: JsValue| Reflect::get(&code, &"rawValue".into()).ok()?.as_string();
    Some(found.iter().filter_map(text).collect())
}
