using Goldthread.Directory.PlainWords;

namespace Goldthread.Directory.Search;

/// <summary>
/// The needs that a search understands, each with the words in which people say it, written by us. A row here is all that a new need takes.
/// </summary>
internal static class Needs
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<Meaning> All { get; } =
    [
        new("Falls and balance", ["fall", "falls", "fallen", "falling", "fell", "balance", "unsteady", "wobbly", "tripping", "strength and balance", "steady on my feet", "otago"]),
        new("Loneliness and company", ["lonely", "loneliness", "befriending", "befriender", "isolated", "isolation", "company", "companionship", "making friends", "make friends", "no one to talk to", "someone to talk to", "friendship"]),
        new("Caring for someone", ["carer", "carers", "caring", "caring for someone", "looking after someone", "look after my", "looking after my", "unpaid carer", "carers break", "respite", "young carer", "care for my"]),
        new("Money and debt", ["money", "debt", "debts", "bills", "benefits", "universal credit", "attendance allowance", "pension credit", "owe", "arrears", "budgeting", "skint", "financial", "welfare advice", "welfare rights"]),
        new("Food", ["food", "foodbank", "food bank", "hungry", "pantry", "meal", "meals", "groceries", "lunch club", "luncheon club", "meals on wheels", "community fridge", "community larder"]),
        new("Mood and mental health", ["mental health", "depressed", "depression", "anxiety", "anxious", "low mood", "panic", "stress", "counselling", "talking therapy", "self harm", "suicidal", "suicide", "crisis", "worried", "wellbeing"]),
        new("Memory and dementia", ["memory", "dementia", "alzheimers", "alzheimer", "forgetful", "forgetting", "confused", "confusion", "memory loss", "memory cafe"]),
        new("Help at home", ["home care", "homecare", "carer at home", "care at home", "washing and dressing", "personal care", "domiciliary", "reablement", "cleaning", "housework", "help at home", "help in the house", "getting dressed"]),
        new("Equipment and adaptations", ["equipment", "adaptation", "adaptations", "grab rail", "handrail", "rails", "stairlift", "walking frame", "walking stick", "commode", "wheelchair loan", "wheelchair hire", "occupational therapy", "key safe", "pendant alarm", "telecare"]),
        new("Getting about", ["transport", "lift to hospital", "community transport", "minibus", "bus", "dial a ride", "driving", "getting about", "shopping trip", "blue badge"]),
        new("Moving and exercise", ["exercise", "walking", "walk", "walks", "football", "swimming", "yoga", "tai chi", "dance", "dancing", "fitness", "keep fit", "gym", "sport", "active", "chair exercise", "gentle exercise", "weight"]),
        new("Housing", ["housing", "homeless", "homelessness", "eviction", "evicted", "rent", "landlord", "damp", "repairs", "repair", "sheltered", "extra care", "somewhere to live", "rough sleeping"]),
        new("Keeping warm", ["heating", "cold home", "warm space", "warm hub", "energy", "gas bill", "electric bill", "insulation", "keeping warm"]),
        new("Alcohol and drugs", ["alcohol", "drink", "drinking", "drugs", "addiction", "substance", "recovery", "sober"]),
        new("Smoking", ["smoking", "stop smoking", "quit smoking", "vaping", "cigarettes", "nicotine"]),
        new("Grief and end of life", ["bereavement", "bereaved", "grief", "grieving", "hospice", "end of life", "dying", "palliative", "terminal", "lost my husband", "lost my wife"]),
        new("Work and learning", ["job", "jobs", "work", "employment", "unemployed", "volunteering", "volunteer", "training", "course", "courses", "learn", "learning", "english class", "esol", "reading and writing"]),
        new("Computers and phones", ["computer", "computers", "internet", "online", "digital", "tablet", "smartphone", "mobile phone", "wifi", "going online"]),
        new("Disability", ["disability", "disabled", "learning disability", "learning disabilities", "autism", "autistic", "deaf", "deafness", "hard of hearing", "hearing loss", "blind", "sight loss", "partially sighted", "visually impaired"]),
        new("Parents and children", ["baby", "babies", "toddler", "toddlers", "parent", "parents", "parenting", "children", "child", "playgroup", "breastfeeding", "new mum", "family", "families"]),
        new("Young people", ["young people", "teenager", "teenagers", "youth", "youth club", "young adults", "student"]),
        new("Safety from abuse", ["domestic abuse", "domestic violence", "abuse", "abused", "violent", "violence", "refuge", "scared at home", "safeguarding", "scam", "scams"]),
        new("Hobbies and meeting people", ["craft", "crafts", "knitting", "art", "arts", "singing", "choir", "music", "gardening", "garden", "allotment", "cooking", "book club", "library", "chess", "mens shed", "shed", "coffee morning", "social club", "friendship club", "quiz"]),
        new("Urgent help", ["urgent", "emergency", "urgent response", "two hour", "same day", "crisis response", "out of hours"]),
        new("Coming home from hospital", ["hospital discharge", "coming home from hospital", "home from hospital", "after hospital", "out of hospital", "discharge"]),
        new("Advice and advocacy", ["advice", "advocacy", "advocate", "citizens advice", "legal advice", "rights", "filling in forms", "form filling", "immigration", "asylum", "refugee"]),
        new("Faith and culture", ["church", "mosque", "temple", "faith", "prayer", "worship", "cultural"]),
        new("Wellbeing hub", ["wellbeing hub", "hub", "walk in", "drop in", "drop-in", "one stop"]),
    ];

    /// <summary>The same, as a search uses them.</summary>
    public static Meanings Meanings { get; } = new(All);
}
