//! Parts of sentences, titles and names, all written for this crate.

/// Topics of sentences.
pub(crate) const TOPICS: &[&str] = &[
    "이 연구는",
    "본 논문에서는",
    "연구진은",
    "제안된 방법은",
    "새 구조에서는",
    "이 모델은",
    "저자들은",
    "이러한 접근은",
    "작은 모델이라도",
    "이 데이터셋은",
    "학습 과정에서는",
    "평가 결과를 보면",
    "기존의 방식과 달리",
    "사람의 도움이 없어도",
    "특히",
    "또한",
    "그 결과",
    "이를 위해",
    "예를 들어",
    "나아가",
];

/// The middle parts of sentences, with their particles.
pub(crate) const MIDDLES: &[&str] = &[
    "적은 자료만으로도",
    "여러 언어에 걸쳐",
    "긴 문맥을",
    "추론 단계를",
    "학습 비용을",
    "그림과 글을",
    "로봇의 움직임을",
    "음성 신호를",
    "사용자의 의도를",
    "보상 함수를",
    "잡음이 섞인 입력에서",
    "서로 다른 해상도에서",
    "단계별로",
    "한 번의 계산으로",
    "스스로 고쳐 가며",
    "불필요한 토큰을",
    "작은 단위로 나누어",
    "미리 정한 규칙 없이",
    "오래된 기억을",
    "새로운 환경에서",
    "사람이 쓴 설명과",
    "자동으로 만든 질문을",
    "수학 문제의 풀이를",
    "코드의 오류를",
    "동영상의 흐름을",
    "세밀한 질감까지",
    "계층마다 다르게",
    "안정적으로",
    "두 배 빠르게",
    "거의 손실 없이",
    "널리 쓰이는 도구와",
    "검색한 문서를",
    "전문가의 판단에",
    "넓은 범위에서",
    "시간이 지날수록",
    "복잡한 장면을",
    "공개된 자료로",
    "가벼운 어댑터로",
    "주의 집중의 무게를",
    "확률 분포를",
];

/// Foreign terms in Korean sentences.
pub(crate) const TERMS: &[&str] = &[
    "Transformer",
    "LLM",
    "Diffusion",
    "GPU",
    "KV Cache",
    "Low-Rank Adapter(LoRA)",
    "Chain-of-Thought",
    "Vision-Language",
    "Mixture-of-Experts(MoE)",
    "RLHF",
    "Token",
    "Benchmark",
    "Fine-tuning",
    "Zero-shot",
    "Self-Attention",
    "3D Gaussian",
    "Retrieval",
    "Agent",
    "Prompt",
    "U-Net",
    "State Space",
    "7B",
    "128K",
    "Pre-training",
];

/// Particles after a term.
pub(crate) const PARTICLES: &[&str] = &["을", "를", "의", "와", "에서", "으로", "에", "보다"];

/// Endings of polite sentences.
pub(crate) const POLITE: &[&str] = &[
    "제안합니다.",
    "보여줍니다.",
    "다룹니다.",
    "이루어집니다.",
    "크게 줄였습니다.",
    "함께 학습합니다.",
    "성능이 좋아졌습니다.",
    "새로 만들었습니다.",
    "가능하게 합니다.",
    "확인하였습니다.",
];

/// Endings of plain sentences.
pub(crate) const PLAIN: &[&str] = &[
    "제안한다.",
    "보여준다.",
    "다룬다.",
    "이루어진다.",
    "크게 줄였다.",
    "함께 학습한다.",
    "성능이 좋아졌다.",
    "새로 만들었다.",
    "가능하게 함.",
    "확인하였음.",
];

/// Rare words with characters that the check for hidden characters decodes.
pub(crate) const RARE: &[&str] = &["‘등대’", "4×4", "λ와", "Poincaré", "90°", "π를", "2–3개의"];

pub(crate) const NAMES: &[&str] = &[
    "Lantern",
    "KiteNet",
    "Harbor",
    "Moss",
    "Quill",
    "Ferry-2",
    "Thimble",
    "Cedar",
    "PaperBoat",
    "Otter",
    "Windmill",
    "GlassBox",
    "Tern",
    "Orchard",
    "Loom",
    "Pebble",
    "Atlas-7B",
    "MapleVL",
    "Drift",
    "Beacon",
];

pub(crate) const ADJECTIVES: &[&str] = &[
    "Scalable",
    "Efficient",
    "Unified",
    "Training-Free",
    "Long-Context",
    "Robust",
    "Controllable",
    "Self-Improving",
    "Multilingual",
    "High-Resolution",
    "Lightweight",
    "Open-Ended",
];

pub(crate) const NOUNS: &[&str] = &[
    "Video Prediction",
    "Language Models",
    "Image Editing",
    "Reward Models",
    "Speech Synthesis",
    "Scene Reconstruction",
    "Tool Use",
    "Code Agents",
    "Robot Manipulation",
    "Visual Reasoning",
    "Preference Learning",
    "Sparse Attention",
    "Document Retrieval",
    "Music Understanding",
    "World Models",
    "Data Curation",
];

pub(crate) const GIVEN: &[&str] = &[
    "Ada", "Min-jun", "Wei", "Lukas", "Ngozi", "Yuki", "Carla", "Seo-yeon", "Omar", "Priya", "Ivan", "Xin",
    "Maja", "Tariq", "Haruto", "Elif", "Jun", "Sofia", "Bram", "Kofi", "Linh", "Ruth", "Dae-ho", "Noor",
    "Pavel", "Ying", "Tomas", "Amina", "Gil", "Hana", "Rui", "Vera",
];

pub(crate) const FAMILY: &[&str] = &[
    "Kim",
    "Byron",
    "Zhou",
    "Okafor",
    "Tanaka",
    "Park",
    "Lindqvist",
    "Rao",
    "Petrov",
    "Huang",
    "Novak",
    "Haddad",
    "Yilmaz",
    "Choi",
    "Moreau",
    "de Vries",
    "Mensah",
    "Nguyen",
    "Stein",
    "Baek",
    "Li",
    "Costa",
    "Ito",
    "Wang",
    "Ortega",
    "Sato",
    "Xu",
    "Kowalski",
    "Feng",
    "Shah",
    "Jang",
    "Weiss",
];

/// Family names beyond ASCII.
pub(crate) const ACCENTED: &[&str] =
    &["Sjölander", "Muñoz", "Çelik", "Dvořák", "Ó Súird", "Brännmark", "Gonçalves"];
