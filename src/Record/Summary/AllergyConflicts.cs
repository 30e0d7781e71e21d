namespace Goldthread.Record.Summary;

/// <summary>
/// Where sources differ about allergies. Compared by code, or by the substance's name without words such as "allergy to".
/// </summary>
internal static class AllergyConflicts
{
    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "allergy", "allergic", "to", "allergies", "intolerance", "intolerant", "adverse", "reaction", "hypersensitivity", "drug", "substance", "propensity", "known", "the", "disorder",
    };

    public static IEnumerable<Conflict> Read(EntrySet entries)
    {
        var (active, past, none) = entries.Once(AllergiesSection.ReadEach);
        var contradicted = active.Where(a => none.Exists(n => Denies(n, a))).ToList();
        if (contradicted.Count > 0)
        {
            yield return Conflict.Between(ConflictKind.Allergies, "Allergies", "One says there are none known, another names one.",
                none.Where(n => contradicted.Exists(a => Denies(n, a))).Concat(contradicted).Select(i => ConflictSide.Of(i)));
        }

        if (ListsDiffer(active))
        {
            yield return Conflict.Between(ConflictKind.Allergies, "Allergies", "The sources list different allergies.",
                active.GroupBy(a => a.SourceCode, StringComparer.Ordinal)
                    .Select(g => ConflictSide.Of(g.First(), string.Join(", ", g.Select(a => a.Text).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)))));
        }

        foreach (var (now, ended) in Ended(active, past.Concat(RuledOut(entries)).ToList()))
        {
            yield return Conflict.Between(ConflictKind.Allergies, now.Text, "One has it as current, another as past or ruled out.",
                [ConflictSide.Of(now, now.Text + ": current"), ConflictSide.Of(ended, $"{ended.Text}: {ended.Status?.ToLowerInvariant() ?? "past"}")]);
        }
    }

    /// <summary>True when the two name the same thing.</summary>
    internal static bool SameSubstance(Allergy one, Allergy other) => (one.Code?.Shares(other.Code) ?? false) || Substance(one.Text) == Substance(other.Text);

    // "No known drug allergies" says nothing of peanuts. Where the category is not given, it may be a medicine.
    private static bool Denies(RecordItem none, Allergy allergy)
    {
        if (none.Text == NoKnownAllergies.All) return true;
        var named = none.Text.ToUpperInvariant();
        var substance = Substance(allergy.Text);
        return named switch
        {
            "NO KNOWN DRUG ALLERGIES" => allergy.IsMedicine || !allergy.HasCategory,
            "NO KNOWN FOOD ALLERGIES" => allergy.IsFood || !allergy.HasCategory,
            "NO KNOWN LATEX ALLERGY" => substance.Contains("latex", StringComparison.Ordinal),
            "NO KNOWN ENVIRONMENTAL ALLERGIES" => allergy is { IsFood: false, IsMedicine: false, HasCategory: true },
            _ => named.Contains(substance, StringComparison.OrdinalIgnoreCase),
        };
    }

    private static bool ListsDiffer(List<Allergy> active)
    {
        var sources = active.GroupBy(a => a.SourceCode, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        return sources.Exists(mine => sources.Exists(theirs => mine != theirs && mine.Exists(a => !theirs.Exists(b => SameSubstance(a, b)))));
    }

    private static IEnumerable<(Allergy Now, Allergy Ended)> Ended(List<Allergy> active, List<Allergy> ended) =>
        from now in active
        from past in ended
        where now.SourceCode != past.SourceCode && SameSubstance(now, past)
        select (now, past);

    private static IEnumerable<Allergy> RuledOut(EntrySet entries) => entries.All
        .Where(e => e.Type == "AllergyIntolerance" && e.Validity == Validity.Refuted)
        .Select(e => new Allergy(entries.Item(e, AllergiesSection.Title(e.Resource), e.Code, status: "Ruled out")));

    private static string Substance(string text)
    {
        var words = Agreement.Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Noise.Contains(w)).Select(Singular);
        return string.Join(' ', words);
    }

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
}
