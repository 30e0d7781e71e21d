namespace Goldthread.Directory.Search;

/// <summary>A need, and the words in which people say it.</summary>
/// <param name="Name">What it is called on pages; also a term of our taxonomy.</param>
/// <param name="Said">Words and phrases that mean it. Written by us.</param>
internal sealed record Need(string Name, IReadOnlyList<string> Said);

/// <summary>
/// The needs that a search understands. Each phrase is found in what is typed and in what is listed, so that "lonely" finds a befriending service that never
/// says the word. A row here is all that a new need takes.
/// </summary>
internal static class Needs
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<Need> All { get; } =
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

    /// <summary>The most words in one phrase.</summary>
    public static int Longest { get; }

    /// <summary>Needs by phrase, stemmed and joined by spaces. A phrase may mean more than one.</summary>
    private static readonly Dictionary<string, int[]> ByPhrase = [];

    /// <summary>Words with which a phrase of several begins.</summary>
    private static readonly HashSet<string> Beginnings = new(StringComparer.Ordinal);

    static Needs()
    {
        var meant = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < All.Count; i++)
        {
            foreach (var phrase in All[i].Said.Append(All[i].Name))
            {
                var stems = Words.Stems(phrase);
                Longest = Math.Max(Longest, stems.Count);
                var key = string.Join(' ', stems);
                if (stems.Count > 1) Beginnings.Add(stems[0]);
                if (!meant.TryGetValue(key, out var list)) meant[key] = list = [];
                if (!list.Contains(i)) list.Add(i);
            }
        }

        ByPhrase = meant.ToDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Words of one that a typing error may have been meant for.</summary>
    public static IEnumerable<string> SingleWords => ByPhrase.Keys.Where(k => !k.Contains(' ', StringComparison.Ordinal));

    /// <summary>What a phrase means; none for one that is not known.</summary>
    /// <param name="stems">Words, stemmed.</param>
    /// <param name="from">Where the phrase begins.</param>
    /// <param name="count">How many words it has.</param>
    public static IReadOnlyList<int> Of(List<string> stems, int from, int count) =>
        count > 1 && !Beginnings.Contains(stems[from]) ? []
        : ByPhrase.GetValueOrDefault(count == 1 ? stems[from] : string.Join(' ', stems.GetRange(from, count))) ?? [];
}
