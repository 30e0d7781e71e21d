using System.Text.Json;
using Goldthread.Population.Projection;
using Goldthread.Population.Scores;
using Goldthread.Record.Summary;

namespace Goldthread.Population.DataSet;

/// <summary>The columns of scores, and of what is being done for somebody: how they are read and written, beside <see cref="DataColumns"/>.</summary>
public static class ScoreColumns
{
    public const string HospitalFrailty = "hospital_frailty", HospitalFrailtyBand = "hospital_frailty_band", Charlson = "charlson", Elixhauser = "elixhauser", Deficits = "efi_deficits", DeficitBand = "efi_band",
        Falls = "falls", Segment = "segment", CarePlan = "care_plan", Coordinator = "coordinator", MedicationReview = "medication_review";

    /// <summary>What the name of a score ends with, as it was a year before the day of the data set: to hold it against what happened since.</summary>
    public const string YearBefore = "_year_before";

    /// <summary>Bands of the Hospital Frailty Risk Score; the first stands for not known.</summary>
    public static readonly IReadOnlyList<string> HospitalFrailtyWords = ["", "low", "intermediate", "high"];

    /// <summary>Bands of the electronic frailty index; the first stands for not known.</summary>
    public static readonly IReadOnlyList<string> DeficitWords = ["", "fit", "mild", "moderate", "severe"];

    // An Elixhauser score by van Walraven's weights may be as low as -19.
    private const int ElixhauserOrigin = 20;
    private const string Group = "Scores";

    // SNOMED CT: review of medication, structured medication review.
    private static readonly HashSet<string> Reviews = new(StringComparer.Ordinal) { "182836005", "1239511000000100" };

    /// <summary>All of them, in the order they lie in.</summary>
    public static IReadOnlyList<Column> All { get; } =
    [
        new(HospitalFrailty, ColumnKind.Measure, "Hospital Frailty Risk Score", "ICD-10 codes of Condition, Procedure and Encounter in the last two years; of people of 75 and over who have one", "points", Group),
        new(HospitalFrailtyBand, ColumnKind.Small, "Hospital frailty", "The same: below 5 points, 5 to 15, above", Group: Group) { Words = HospitalFrailtyWords },
        new(Charlson, ColumnKind.Small, "Charlson comorbidity index", "ICD-10 codes of Condition, Procedure and Encounter, ever; of people who have one. Weights of 1987", Group: Group) { Origin = 1 },
        new(Elixhauser, ColumnKind.Small, "Elixhauser comorbidity index", "The same. Weights of van Walraven", Group: Group) { Origin = ElixhauserOrigin },
        new(Deficits, ColumnKind.Small, "Deficits of the electronic frailty index", "Codes of Condition, Procedure and Encounter that the operator's list names; of people of 65 and over, where there is a list", Group: Group) { Origin = 1 },
        new(DeficitBand, ColumnKind.Small, "Electronic frailty index", "The same, of 36: up to 4, up to 8, up to 12, above", Group: Group) { Words = DeficitWords },
        new(HospitalFrailty + YearBefore, ColumnKind.Measure, "Hospital Frailty Risk Score, a year before", "The same, as at a year before", "points", Group),
        new(Charlson + YearBefore, ColumnKind.Small, "Charlson comorbidity index, a year before", "The same, as at a year before", Group: Group) { Origin = 1 },
        new(Elixhauser + YearBefore, ColumnKind.Small, "Elixhauser comorbidity index, a year before", "The same, as at a year before", Group: Group) { Origin = ElixhauserOrigin },
        new(Deficits + YearBefore, ColumnKind.Small, "Deficits of the electronic frailty index, a year before", "The same, as at a year before", Group: Group) { Origin = 1 },
        new(Falls, ColumnKind.Small, "Falls in the last 12 months", "Condition and diagnoses of stays in the set fall: different days", Group: Group) { Origin = 1 },
        new(Segment, ColumnKind.Small, "Segment", "The first of nine rules that holds; docs/guides/risk.md", Group: Group) { Words = ["", .. Segments.All.Select(s => s.Name)] },
        new(CarePlan, ColumnKind.Flag, "Has a care plan", "CarePlan.status active, now", Group: Group) { Says = "who have a care plan" },
        new(Coordinator, ColumnKind.Flag, "Has a named coordinator", "CareTeam.status active: a participant whose role is a coordinator", Group: Group) { Says = "who have a named coordinator" },
        new(MedicationReview, ColumnKind.Events, "Medication reviews", "Procedure or reason of a contact: SNOMED CT 182836005 or 1239511000000100, or the words", Group: Group) { One = "medication review" },
    ];

    /// <summary>The types of resources that are read for them.</summary>
    internal static bool IsRead(string type) => EntryCodes.IsRead(type) || type is "CarePlan" or "CareTeam";

    /// <summary>Takes what a resource says for them.</summary>
    internal static void Take(PersonRow row, string type, JsonElement resource, DateOnly today)
    {
        if (type is "CarePlan" or "CareTeam")
        {
            if (IsNow(resource, today) && (type == "CarePlan" || resource.Items("participant").Any(IsCoordinator))) row.Flags.Add(type == "CarePlan" ? CarePlan : Coordinator);
            return;
        }

        foreach (var code in EntryCodes.Of(type, resource))
        {
            if (code.Day > today) continue;
            row.History.Add(code);
            if (Segments.NearsEnd(code)) row.NearsEnd = true;

            // A Condition of its own is read where conditions are; what a stay carries within itself is read here.
            if (type == "Encounter" && ConditionSets.Own.Of(code.System, code.Code) is >= 0 and var kind) row.Told(ConditionSets.Own.Kinds[kind].Name, code.Day);
        }

        if (type != "Condition" && ReviewDay(type, resource) is { } day && day <= today) row.Events.Add((MedicationReview, day, 0));
    }

    /// <summary>Writes them, after all else of a person is known.</summary>
    internal static void Write(SegmentBuilder builder, IReadOnlyDictionary<string, int> numbers, PersonRow row, DateOnly on, int longTerm)
    {
        // A row that tells of no day has no scores: each is as at one.
        if (on == default) return;
        Coded(builder, numbers, row.History.On(on, row.Born), "");
        Coded(builder, numbers, row.History.On(on.AddYears(-1), row.Born), YearBefore);
        var falls = FallDays(row, on).Count;
        builder.Small(numbers[Falls], (byte)Math.Min(byte.MaxValue, 1 + falls));
        builder.Small(numbers[Segment], (byte)(1 + Segments.Of(Facts(row, on, longTerm))));
    }

    /// <summary>The days of the last 12 months on which somebody fell: what two sources say of one day is one fall.</summary>
    internal static IReadOnlyList<DateOnly> FallDays(PersonRow row, DateOnly on) => [.. row.Events.Where(e => e.Column == "fall" && e.Day > on.AddYears(-1) && e.Day <= on).Select(e => e.Day!.Value).Distinct().Order()];

    /// <summary>What decides on somebody's segment.</summary>
    internal static SegmentFacts Facts(PersonRow row, DateOnly on, int longTerm)
    {
        bool Has(params ReadOnlySpan<string> conditions)
        {
            foreach (var condition in conditions)
            {
                if (row.Flags.Contains(DataColumns.Has(condition))) return true;
            }

            return false;
        }

        return new SegmentFacts
        {
            NearsEnd = row.NearsEnd,
            IsFrail = Has("dementia", "moderate_frailty", "severe_frailty") || row.Flags.Contains(DataColumns.CareHome) || (row.Latest.TryGetValue("clinical_frailty", out var scale) && scale.Value >= 6),
            HasFailingOrgan = Has("heart_failure", "copd", "liver_disease"),
            WasAdmitted = row.Events.Any(e => e.Column == DataColumns.EmergencyAdmission && e.Day > on.AddYears(-1) && e.Day <= on),
            IsDisabled = Has("learning_disability", "multiple_sclerosis", "parkinsons", "severe_mental_illness", "housebound"),
            Conditions = longTerm,
            IsInfant = row.Born > on.AddYears(-1),
        };
    }

    private static void Coded(SegmentBuilder builder, IReadOnlyDictionary<string, int> numbers, CodedScores scores, string ending)
    {
        if (scores.HospitalFrailty is { } tenths)
        {
            builder.Measure(numbers[HospitalFrailty + ending], tenths / 10f);
            if (ending.Length == 0) builder.Small(numbers[HospitalFrailtyBand], Place(HospitalFrailtyWords, Scores.HospitalFrailty.Band(tenths)));
        }

        if (scores.Charlson is { } charlson) builder.Small(numbers[Charlson + ending], (byte)(1 + charlson));
        if (scores.Elixhauser is { } elixhauser) builder.Small(numbers[Elixhauser + ending], (byte)(ElixhauserOrigin + elixhauser));
        if (scores.Deficits is not { } deficits) return;
        builder.Small(numbers[Deficits + ending], (byte)(1 + deficits));
        if (ending.Length == 0) builder.Small(numbers[DeficitBand], Place(DeficitWords, ElectronicFrailty.Band((1UL << deficits) - 1)));
    }

    private static byte Place(IReadOnlyList<string> words, string word)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == word) return (byte)i;
        }

        return 0;
    }

    private static bool IsNow(JsonElement resource, DateOnly today) => resource.Text("status") == "active" && !(resource.Child("period").Moment("start")?.FirstDay > today) && !(resource.Child("period").Moment("end")?.LastDay < today);

    private static bool IsCoordinator(JsonElement participant) => participant.Items("role").Any(r => (r.Text("text") ?? r.First("coding").Text("display"))?.Contains("coordinator", StringComparison.OrdinalIgnoreCase) == true);

    private static DateOnly? ReviewDay(string type, JsonElement resource)
    {
        var isReview = type == "Procedure" ? resource.Text("status") == "completed" && IsReview(resource.Child("code"))
            : resource.Text("status") == "finished" && (resource.Items("reasonCode").Any(IsReview) || resource.Items("type").Any(IsReview));
        return !isReview ? null
            : type == "Procedure" ? (resource.Moment("performedDateTime") ?? resource.Child("performedPeriod").Moment("start"))?.FirstDay
            : resource.Child("period").Moment("start")?.FirstDay;
    }

    private static bool IsReview(JsonElement concept) =>
        concept.Items("coding").Any(c => Reviews.Contains(c.Text("code") ?? "")) || concept.Text("text")?.Contains("medication review", StringComparison.OrdinalIgnoreCase) == true;
}
