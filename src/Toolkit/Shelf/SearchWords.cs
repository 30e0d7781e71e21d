using Goldthread.Directory.PlainWords;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Shelf;

/// <summary>What a search of the toolkit understands: what places do, and words of the field that mean the same. Written by us.</summary>
internal static class SearchWords
{
    public static Meanings Meanings { get; } = new(
    [
        .. Interventions.All.Select(i => new Meaning(i.Title, i.Said)),
        new("GP practices", ["gp", "gps", "general practice", "primary care", "family doctor", "primary care network", "pcn"]),
        new("Accident and emergency", ["a&e", "accident and emergency", "emergency department", "casualty"]),
        new("Social care", ["social services", "adult social care", "asc", "care act"]),
        new("Older people", ["older people", "elderly", "frail", "frailty", "over 65"]),
        new("Health and wellbeing boards", ["health and wellbeing board", "hwb"]),
        new("Integrated care systems", ["integrated care system", "ics", "integrated care board", "icb", "sustainability and transformation partnership", "stp"]),
        new("Value case", ["value case", "value care", "business case"]),
        new("Savings", ["savings", "saving", "efficiency", "value for money", "cost"]),
    ]);
}
