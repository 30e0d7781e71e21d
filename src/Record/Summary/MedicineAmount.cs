using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Goldthread.Record.Summary;

/// <summary>
/// What a medicine is and how much of it a day, read from its name and directions, for telling whether two sources agree.
/// <para>Ingredient: the words before the first number, without form, salt and brand: "Furosemide 40mg tablets" and "furosemide 80 mg" are both
/// "furosemide". Strength: the first amount in the name. A day: dose times frequency, only where both are beyond doubt.</para>
/// </summary>
internal sealed record MedicineAmount(string Ingredient, string? Strength, decimal? ADay, string? Unit)
{
    public enum Comparison
    {
        /// <summary>Both say the same amount.</summary>
        Same,

        /// <summary>At least one says no amount.</summary>
        OneIsSilent,

        /// <summary>They say different amounts, or say them so that nobody can tell they are the same.</summary>
        Different,
    }

    public static readonly MedicineAmount Unknown = new("", null, null, null);

    // Untrusted text meets these: none can be made slow.
    private static readonly Regex Bracketed = new(@"\[[^\]]*\]", RegexOptions.NonBacktracking);
    private static readonly Regex LeadingAmount = new(@"^\d+(\.\d+)? (hr|ml|actuat) ", RegexOptions.NonBacktracking);
    private static readonly Regex FirstNumber = new(@"\d", RegexOptions.NonBacktracking);
    private static readonly Regex Amounts = new(@"(\d[\d,]*(?:\.\d+)?) ?(mg|milligrams?|g|grams?|mcg|micrograms?|ug|µg|ml|millilitres?|units?|iu)\b", RegexOptions.NonBacktracking);
    private static readonly Regex Counted = new(@"^(\{?tbl\}?|tabs?|tablets?|caps?|capsules?|doses?|1|puffs?|drops?|)$", RegexOptions.NonBacktracking);
    private static readonly Regex Doubt = new(@"\b(or|to|then|if|when|needed|required|prn|increas\w*|reduc\w*|directed|alternate|week\w*|month\w*|max\w*)\b|\d ?- ?\d", RegexOptions.NonBacktracking);
    // How it is handed over or looks says nothing of how much: "weekly box" is not "weekly", "(two 40 mg tablets)" says "80 mg" again.
    private static readonly Regex Manner = new(@"\b(?:from |in |into |out of )?(?:the |a |her |his |their )?(?:weekly|monthly|daily|dosette|blister|tablet|pill)? ?(?:box|pack|tray|packs?)\b|\([^)]*\)|\b(?:to be )?(?:with|after|before) (?:food|meals?|breakfast|tea|supper|water)\b|\bfrom the box\b", RegexOptions.NonBacktracking);
    private static readonly Regex SpokenCount = new(@"\b(one|two|three|four|half|\d+(?:\.\d+)?)\b( ?(?:times|x|hours?|hrly|hourly|days?)\b)?", RegexOptions.NonBacktracking);
    private static readonly Regex Frequency = new(@"\b(?:twice a day|twice daily|(?<times>one|two|three|four|\d) times (?:a day|daily|per day|each day)|every (?<every>\d+) hours|once (?:a day|daily|each day)|(?:each|every|in the|at) (?:day|morning|night|evening|bedtime)|mornings|nights|evenings|daily|od|o\.d\.|bd|bid|b\.d\.|tds|tid|t\.d\.s\.|qds|qid|q\.d\.s\.|mane|nocte)\b", RegexOptions.NonBacktracking);

    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "caps", "oral", "solution", "suspension", "cream", "ointment", "gel", "injection", "inhaler",
        "drops", "eye", "ear", "nasal", "spray", "patch", "patches", "suppositories", "powder", "sachets", "liquid", "syrup", "modified", "release", "mr", "sr", "xl",
        "er", "extended", "gastro", "resistant", "dispersible", "effervescent", "soluble", "sugar", "free", "film", "coated", "hr", "tds", "chewable", "prefilled",
    };

    private static readonly HashSet<string> Salts = new(StringComparer.Ordinal)
    {
        "hydrochloride", "hcl", "sodium", "potassium", "maleate", "tartrate", "succinate", "besilate", "besylate", "mesilate", "calcium", "magnesium",
    };

    // One substance, a British and an American name.
    private static readonly Dictionary<string, string> British = new(StringComparer.Ordinal)
    {
        ["acetaminophen"] = "paracetamol", ["albuterol"] = "salbutamol", ["epinephrine"] = "adrenaline", ["frusemide"] = "furosemide",
        ["glyburide"] = "glibenclamide", ["meperidine"] = "pethidine", ["norepinephrine"] = "noradrenaline", ["levothyroxin"] = "levothyroxine",
    };

    public static MedicineAmount Read(string name, string? dose, JsonElement.ArrayEnumerator dosages)
    {
        var plain = Bracketed.Replace(name, " ").ToLowerInvariant();
        var strength = Amounts.Match(plain);
        var ingredient = IngredientOf(plain);
        var (aDay, unit) = Structured(dosages);
        if (aDay is null && dose is not null) (aDay, unit) = Spoken(dose.ToLowerInvariant());
        (decimal Value, string Unit)? each = strength.Success ? Amount(strength) : null;
        if (aDay is { } count && unit == CountUnit)
        {
            (aDay, unit) = each is { } one && !plain.Contains('/', StringComparison.Ordinal) ? (count * one.Value, one.Unit) : (count, CountUnit);
        }

        return new MedicineAmount(ingredient, each is { } size ? Show(size) : null, aDay, aDay is null ? null : unit);
    }

    public static Comparison Compare(Medicine one, Medicine other)
    {
        var (a, b) = (one.Amount, other.Amount);
        if (a.ADay is { } first && b.ADay is { } second && a.Unit == b.Unit) return first == second ? Comparison.Same : Comparison.Different;
        if (one.Dose is { } dose && other.Dose is { } otherDose)
        {
            return Agreement.Plain(dose) == Agreement.Plain(otherDose) && SameOrUnknown(a.Strength, b.Strength) ? Comparison.Same : Comparison.Different;
        }

        return SameOrUnknown(a.Strength, b.Strength) ? Comparison.OneIsSilent : Comparison.Different;
    }

    private const string CountUnit = "units of medicine";

    private static bool SameOrUnknown(string? one, string? other) => one is null || other is null || one == other;

    private static string IngredientOf(string plain)
    {
        var start = LeadingAmount.Match(plain) is { Success: true } lead ? lead.Length : 0;
        var number = FirstNumber.Match(plain, start);
        var words = Agreement.Plain(number.Success ? plain[start..number.Index] : plain[start..]).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Forms.Contains(word)).Select(word => British.GetValueOrDefault(word, word)).ToList();
        while (words.Count > 1 && Salts.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }

    private static (decimal?, string?) Structured(JsonElement.ArrayEnumerator dosages)
    {
        decimal? total = null;
        string? unit = null;
        foreach (var dosage in dosages)
        {
            // More than one step may be one after the other; taken when needed is no amount a day.
            if (total is not null || dosage.Bool("asNeededBoolean") == true || dosage.Has("asNeededCodeableConcept")) return default;
            var dose = dosage.First("doseAndRate").Child("doseQuantity");
            if (dose.Number("value") is not { } value || Math.Abs(value) > 1_000_000 || TimingText.TimesADay(dosage.Child("timing")) is not { } times) continue;
            var name = (dose.Text("unit") ?? dose.Text("code") ?? "").ToLowerInvariant();
            if (Named(name) is { } known) (total, unit) = (value * known.Factor * times, known.Unit);
            else if (Counted.IsMatch(name)) (total, unit) = (value * times, CountUnit);
        }

        return (total, unit);
    }

    // "Take 2 tablets twice a day", "one daily", "80mg once daily". Words that make the amount depend on something end the reading.
    private static (decimal?, string?) Spoken(string dose)
    {
        dose = Manner.Replace(dose, " ");
        if (Doubt.IsMatch(dose) || Often(dose) is not { } times) return default;
        var amounts = Amounts.Matches(dose);
        if (amounts.Count > 1) return default;
        var counts = SpokenCount.Matches(Amounts.Replace(dose, " ")).Where(m => !m.Groups[2].Success).ToList();
        if (counts.Count > 1) return default;
        var count = counts.Count == 1 ? NumberOf(counts[0].Groups[1].Value) : null;
        if (amounts.Count == 0) return (count * times, CountUnit);
        // "Two 40mg tablets" may be 80mg or a slip of the pen; "one 40mg tablet" is 40mg.
        if (count is not (null or 1)) return default;
        var (value, unit) = Amount(amounts[0]);
        return (value * times, unit);
    }

    private static decimal? Often(string dose)
    {
        var match = Frequency.Match(dose);
        if (!match.Success || match.NextMatch().Success) return null;
        if (match.Groups["every"].Success) return NumberOf(match.Groups["every"].Value) is > 0 and var hours && 24 % hours == 0 ? 24 / hours : null;
        return match.Groups["times"] is { Success: true } n ? NumberOf(n.Value) : match.Value switch
        {
            "bd" or "bid" or "b.d." or "twice a day" or "twice daily" or "two times a day" => 2,
            "tds" or "tid" or "t.d.s." => 3,
            "qds" or "qid" or "q.d.s." => 4,
            _ => 1,
        };
    }

    private static decimal? NumberOf(string word) => word switch
    {
        "one" or "once" => 1,
        "two" or "twice" => 2,
        "three" => 3,
        "four" => 4,
        "half" => 0.5m,
        _ => decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : null,
    };

    private static (decimal Value, string Unit) Amount(Match match)
    {
        var named = Named(match.Groups[2].Value)!.Value;
        return (NumberOf(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal)) is { } value ? value * named.Factor : 0, named.Unit);
    }

    private static (decimal Factor, string Unit)? Named(string unit) => unit switch
    {
        "mg" or "milligram" or "milligrams" => (1, "mg"),
        "g" or "gram" or "grams" => (1000, "mg"),
        "mcg" or "microgram" or "micrograms" or "ug" or "µg" => (0.001m, "mg"),
        "ml" or "millilitre" or "millilitres" => (1, "ml"),
        "unit" or "units" or "iu" => (1, "units"),
        _ => null,
    };

    private static string Show((decimal Value, string Unit) amount) => amount.Value.ToString("0.######", CultureInfo.InvariantCulture) + " " + amount.Unit;
}
