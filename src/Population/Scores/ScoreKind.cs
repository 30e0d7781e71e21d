namespace Goldthread.Population.Scores;

/// <summary>What is to be known of a score before anybody acts on it.</summary>
/// <param name="Id">By which it is kept and asked for.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Version">Which codes and weights.</param>
/// <param name="For">What it is for.</param>
/// <param name="NotFor">What it is not for.</param>
/// <param name="Bands">What may be said in its place by a clinician, from the least to the most; empty where nothing may.</param>
public sealed record ScoreKind(string Id, string Title, string Source, string Version, string For, string NotFor, IReadOnlyList<string> Bands)
{
    /// <summary>What a clinician may say of a score whose paper has no bands.</summary>
    public static readonly IReadOnlyList<string> WithoutBands = ["lower than the score says", "higher than the score says"];

    public static readonly ScoreKind HospitalFrailty = new(
        "hospital-frailty", "Hospital Frailty Risk Score", "Gilbert and others, Lancet 2018;391:1775-1782", "109 categories of ICD-10, as published in 2018",
        "Finding people of 75 and over whose hospital stays look frail, so that somebody looks at them.", "No diagnosis of frailty. Not for people under 75, nor for those who were not in hospital.", ["low", "intermediate", "high"]);

    public static readonly ScoreKind FrailtyIndex = new(
        "efi", "Electronic frailty index", "Clegg and others, Age Ageing 2016;45:353-360", "36 deficits; codes of the operator’s list; cut-offs 0.12, 0.24 and 0.36",
        "Case finding: people of 65 and over who may be frail.", "A clinician confirms frailty before it is coded or acted on. No diagnosis, and no reason to refuse anything.", ["fit", "mild", "moderate", "severe"]);

    public static readonly ScoreKind Charlson = new(
        "charlson", "Charlson comorbidity index", "Charlson and others, J Chronic Dis 1987;40:373-383; codes of Quan and others, Med Care 2005;43:1130-1139", "Weights of 1987, without age",
        "How heavy long illnesses weigh, where groups are compared.", "It followed patients of the 1980s. Not for deciding on anybody’s treatment.", ["0", "1-2", "3-4", "5+"]);

    public static readonly ScoreKind Elixhauser = new(
        "elixhauser", "Elixhauser comorbidity index", "Elixhauser and others, Med Care 1998;36:8-27; codes of Quan and others, Med Care 2005;43:1130-1139", "Weights of van Walraven and others, Med Care 2009;47:626-633",
        "How heavy illnesses weigh on the risk of dying in hospital, where groups are compared.", "Not for deciding on anybody’s treatment. No bands were published.", WithoutBands);

    public static readonly ScoreKind Conditions = new(
        "conditions", "Long-term conditions", "The sets of codes of this product", "Conditions that are marked long-term, each once",
        "Finding people with several conditions, for whom care should be joined up.", "It counts conditions as coded. It does not say how ill somebody is.", ["fewer than three", "three or more"]);

    public static readonly ScoreKind Falls = new(
        "falls", "Falls in the last 12 months", "Counted here; that two falls a year are a high risk is of Montero-Odasso and others, Age Ageing 2022;51:afac205", "Different days with a code of a fall",
        "Finding people who should be asked about falls.", "Most falls are never coded: none here does not mean that there was none.", ["none", "one", "two or more"]);

    public static readonly ScoreKind Segment = new(
        "segment", "Segment", "Rules of this product, after the idea of Lynn and others, Milbank Quarterly 2007;85:185-208", "Nine segments; docs/guides/risk.md",
        "Planning: what sort of help groups of people need.", "Not for deciding what one person gets.", []);

    /// <summary>All that do not hang on a model.</summary>
    public static IReadOnlyList<ScoreKind> All { get; } = [HospitalFrailty, FrailtyIndex, Charlson, Elixhauser, Conditions, Falls, Segment];

    /// <summary>The band of a count of long-term conditions.</summary>
    public static string BandOfConditions(int count) => Conditions.Bands[count >= Segments.Several ? 1 : 0];
}
