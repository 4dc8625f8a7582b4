//! Floors as they are drawn: what stands where, in whole centimetres.

mod drawing;
mod templates;

pub use drawing::{
    Drawing, Item, MAX_ITEMS, MAX_SIDE, NewPlace, Place, PlaceShape, Spot, Thing, Underlay, Wall, Worded,
};
pub use templates::{MAX_PLACES, Template, from_template};

use crate::refusal::{Refusal, Refuse};
use crate::text::required_line;

/// Most floors of a space.
pub const MAX_PLANS: usize = 60;

/// The name of a floor: one line of 1 to 60 characters. The refusal names `name`.
pub fn check_name(name: &str) -> Result<String, Refusal> {
    required_line("name", name, 60)
}

/// Why something about a floor plan was refused. `item` is the id of what is meant within the drawing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FloorPlanRefusal {
    /// Another floor of the space is called so.
    #[error("name taken")]
    NameTaken {
        /// As asked.
        name: String,
    },
    /// Put away.
    #[error("archived")]
    Archived {
        /// Of the floor.
        name: String,
    },
    /// The space has as many floors as it can have.
    #[error("too many plans")]
    TooManyPlans,
    /// There is no draft that could be published.
    #[error("nothing to publish")]
    NothingToPublish {
        /// Of the floor.
        name: String,
    },
    /// What came is no drawing.
    #[error("unreadable drawing")]
    Unreadable,
    /// The floor is too small or too large.
    #[error("odd floor")]
    OddFloor,
    /// More is drawn than a plan can hold.
    #[error("too many items")]
    TooManyItems,
    /// Two things share an id, or it is no id.
    #[error("odd id")]
    OddId {
        /// The id.
        item: String,
    },
    /// It lies outside of the floor.
    #[error("outside of the floor")]
    Outside {
        /// The id.
        item: String,
    },
    /// It is too small, too large or turned by no angle.
    #[error("odd size")]
    OddSize {
        /// The id.
        item: String,
    },
    /// A place says neither which one it is nor what is to be made, or both.
    #[error("odd place")]
    OddPlace {
        /// The id.
        item: String,
    },
    /// A seat or room stands twice on the floor.
    #[error("placed twice")]
    PlacedTwice {
        /// The id of the second.
        item: String,
    },
    /// A seat or room stands on another floor.
    #[error("placed elsewhere")]
    PlacedElsewhere {
        /// The id.
        item: String,
        /// Of the seat or room.
        name: String,
        /// The other floor.
        plan: String,
    },
    /// A seat or room is not in use any more, or never was.
    #[error("gone")]
    Gone {
        /// The id.
        item: String,
        /// Of the seat or room, if it is known.
        name: Option<String>,
    },
    /// A template for no places, or for too many.
    #[error("odd number of places")]
    OddPlaces,
}

impl Refuse for FloorPlanRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NameTaken { name } => Refusal::new(
                "floor_plan.name_taken",
                format!("There already is a floor “{name}”. Choose another name."),
                format!("يوجد مخطط باسم «{name}» بالفعل. اختر اسمًا آخر."),
            )
            .on("name"),
            Self::Archived { name } => Refusal::new(
                "floor_plan.archived",
                format!("{name} is archived. Restore it first."),
                format!("{name} مؤرشف. استعده أولًا."),
            ),
            Self::TooManyPlans => Refusal::new(
                "floor_plan.too_many_plans",
                format!("A space has at most {MAX_PLANS} floor plans. Archive one that is not used."),
                format!("الحد الأقصى لمخططات المساحة هو {MAX_PLANS}. أرشف مخططًا غير مستخدم."),
            ),
            Self::NothingToPublish { name } => Refusal::new(
                "floor_plan.nothing_to_publish",
                format!("Nothing on {name} has changed since it was published. Draw something first."),
                format!("لم يتغير شيء في {name} منذ نشره. ارسم شيئًا أولًا."),
            ),
            Self::Unreadable => Refusal::new(
                "floor_plan.unreadable",
                "This is not a drawing that can be read. Load the page again and repeat your change.",
                "تعذّرت قراءة الرسم. أعد تحميل الصفحة ثم كرر التعديل.",
            )
            .on("drawing"),
            Self::OddFloor => Refusal::new(
                "floor_plan.odd_floor",
                "A floor is between 2 and 500 metres long and wide. Change its size.",
                "طول الطابق وعرضه بين 2 و500 متر. غيّر المقاس.",
            )
            .on("drawing"),
            Self::TooManyItems => Refusal::new(
                "floor_plan.too_many_items",
                "A floor plan holds at most 2,000 things. Draw the rest on another floor.",
                "يتسع المخطط لعدد 2000 عنصر كحد أقصى. ارسم الباقي في مخطط آخر.",
            )
            .on("drawing"),
            Self::OddId { item } => of(
                item,
                "floor_plan.odd_id",
                "Two things on the drawing have the same id, or one has none. Load the page again and repeat your change.",
                "عنصران في الرسم لهما المعرّف نفسه، أو عنصر بلا معرّف. أعد تحميل الصفحة ثم كرر التعديل.",
            ),
            Self::Outside { item } => of(
                item,
                "floor_plan.outside",
                "Something lies outside of the floor. Move it back, or make the floor larger.",
                "يوجد عنصر خارج حدود الطابق. أعده إلى الداخل أو كبّر الطابق.",
            ),
            Self::OddSize { item } => of(
                item,
                "floor_plan.odd_size",
                "Something is too small, too large or turned by an odd angle. Give it another size.",
                "مقاس أحد العناصر أو زاوية دورانه غير صالحة. غيّر المقاس.",
            ),
            Self::OddPlace { item } => of(
                item,
                "floor_plan.odd_place",
                "A place is either one that exists or a new one with a name and a rate. Choose one.",
                "يكون المكان إما موجودًا بالفعل أو جديدًا باسم وسعر. اختر أحدهما.",
            ),
            Self::PlacedTwice { item } => of(
                item,
                "floor_plan.placed_twice",
                "The same seat or room stands twice on this floor. Remove one of them.",
                "المقعد أو الغرفة نفسها موضوعة مرتين في هذا المخطط. احذف واحدة.",
            ),
            Self::PlacedElsewhere { item, name, plan } => of(
                item,
                "floor_plan.placed_elsewhere",
                format!("{name} stands on {plan} already. Remove it there and publish that floor first."),
                format!("{name} موضوع بالفعل في {plan}. احذفه من هناك وانشر ذلك المخطط أولًا."),
            ),
            Self::Gone { item, name: Some(name) } => of(
                item,
                "floor_plan.gone",
                format!("{name} is archived. Remove it from the plan, or restore it first."),
                format!("{name} مؤرشف. احذفه من المخطط أو استعده أولًا."),
            ),
            Self::Gone { item, name: None } => of(
                item,
                "floor_plan.gone",
                "A seat or room on this plan does not exist. Remove it from the plan.",
                "يوجد في المخطط مقعد أو غرفة لا وجود لها. احذفها من المخطط.",
            ),
            Self::OddPlaces => Refusal::new(
                "floor_plan.odd_places",
                "A template has between 1 and 300 places. Enter another number.",
                "عدد الأماكن في القالب بين 1 و300. أدخل عددًا آخر.",
            )
            .on("places"),
        }
    }
}

/// A refusal about one thing on the drawing; the editor selects it.
fn of(item: &str, code: &'static str, en: impl Into<String>, ar: impl Into<String>) -> Refusal {
    Refusal::new(code, en, ar).on("drawing").with("item", item)
}
