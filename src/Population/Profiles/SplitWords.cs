using Goldthread.Population.Registry;

namespace Goldthread.Population.Profiles;

/// <summary>What an indicator by sex, age or ethnicity says.</summary>
public static class SplitWords
{
    /// <summary>From the highest to the lowest, and which differ from the place by more than chance.</summary>
    public static string Sentence(IndicatorDefinition indicator, PeopleSplit split, IReadOnlyList<IndicatorValue> values)
    {
        var known = values.Where(v => v.Value is not null).ToList();
        if (known.Count == 0)
        {
            return split == PeopleSplit.Age
                ? "Not shown by age: too few people are counted, or a standardised share is made of the ages and nothing else may be shown of them."
                : "Too few people are counted to show this.";
        }

        var (most, least) = (known.MaxBy(v => v.Value)!, known.MinBy(v => v.Value)!);
        if (known.Count == 1 || most.Value.Equals(least.Value)) return $"{ProfileWords.Value(indicator, most.Value!.Value)}: {ProfileWords.List([.. known.Select(k => k.Name)], 9)}.";
        var span = $"From {ProfileWords.Value(indicator, least.Value!.Value)} ({least.Name}) to {ProfileWords.Value(indicator, most.Value!.Value)} ({most.Name}).";
        var differing = known.Where(v => v.Standing is Standing.Higher or Standing.Lower).Select(v => v.Name).ToList();
        return span + (differing.Count == 0 ? "" : $" {ProfileWords.List(differing, 9)} {(differing.Count == 1 ? "differs" : "differ")} from the place by more than chance.");
    }
}
