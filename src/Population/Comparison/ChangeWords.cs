using System.Globalization;
using Goldthread.Kernel.Values;
using Goldthread.Population.Indicators;
using Goldthread.Population.Profiles;

namespace Goldthread.Population.Comparison;

/// <summary>What changed, in sentences and as a file.</summary>
internal static class ChangeWords
{
    /// <summary>What it is called.</summary>
    public static string Title(UseKind use) => use switch
    {
        UseKind.Contacts => "Contacts",
        UseKind.EmergencyCare => "Attendances at emergency care",
        UseKind.EmergencyAdmissions => "Emergency admissions",
        _ => "Nights in hospital",
    };

    /// <summary>The sentence about nights avoided, with comparator, limits and method.</summary>
    public static string Nights(WhatChanged changed)
    {
        if (changed.Avoided is not { Value: { } nights, Low: { } low, High: { } high }) return "Too few people had a stay in hospital to say whether nights were avoided.";
        var people = $"{ProfileWords.Count(changed.Matched)} people in the {changed.Days} days after";
        if (low <= 0 && high >= 0) return $"This does not show that nights in hospital were avoided. The estimate is {Whole(nights)} {(Math.Round(nights) == 1 ? "night" : "nights")} avoided by about {people}, but anything from {Whole(low)} to {Whole(high)} (95% limits) fits what was counted.";
        return nights > 0
            ? $"About {Whole(nights)} nights in hospital were avoided by about {people} (95% limits {Whole(low)} to {Whole(high)}), compared with people like them who were not sent."
            : $"There were about {Whole(-nights)} more nights in hospital for about {people} (95% limits {Whole(-high)} to {Whole(-low)} more), compared with people like them who were not sent.";
    }

    /// <summary>How much of the change would have come anyway.</summary>
    public static string Regression(UseChanged use, int days)
    {
        if (use.Changed is not { } c) return $"{Title(use.Use)}: too few people had any to show more.";
        if (HasNone(use)) return $"{Title(use.Use)}: nobody of either group had any, before or after.";
        var (ours, theirs) = (c.OurAfter - c.OurBefore, c.TheirAfter - c.TheirBefore);
        return $"{Title(use.Use)}: people who were sent went from {Mean(c.OurBefore)} each in the {days} days before to {Mean(c.OurAfter)} after ({More(ours)}). People like them who were not sent went from {Mean(c.TheirBefore)} to {Mean(c.TheirAfter)} ({More(theirs)}). {Left(c.Difference)}";
    }

    /// <summary>True where nobody had any, so that there is nothing to draw.</summary>
    public static bool HasNone(UseChanged use) => use.Changed is { OurBefore: 0, OurAfter: 0, TheirBefore: 0, TheirAfter: 0 };

    /// <summary>Why a plain before-and-after misleads.</summary>
    public const string WhyCompare = "People are put on a list when things are at their worst, and many get better afterwards whatever is done. A plain before-and-after counts that as a success: it is called regression to the mean. People who were as badly off and were not sent get better in the same way, so what they did is taken off.";

    /// <summary>How many are compared, and how many are not.</summary>
    public static string Flow(WhatChanged changed, StartDay from) =>
        $"Compared: {ProfileWords.Count(changed.Matched)}. Not compared: {ProfileWords.Count(changed.TooRecent)} because the {changed.Days} days after are not over, {ProfileWords.Count(changed.Unmatched)} because nobody of their sex, age and admissions was left to compare with, and {ProfileWords.Count(changed.LeftOut)} because they refused uses beyond their own care, have died before the time began, have no record now{(from == StartDay.Done ? ", or what was sent is not done" : "")}.";

    /// <summary>How alike the groups are.</summary>
    public static string Likeness(WhatChanged changed)
    {
        var unlike = changed.Balance.Where(b => b.After is { } after && Math.Abs(after) > BalanceTable.Alike).Select(b => b.Name.ToLowerInvariant()).ToList();
        return unlike.Count == 0
            ? "The two groups are alike in all that was compared: no standardised difference is above 0.1."
            : $"The two groups still differ in {ProfileWords.List(unlike, 12)} (standardised difference above 0.1). What changed may be owed to that.";
    }

    /// <summary>A mean as people read it.</summary>
    public static string Mean(double value) => value.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>"−0.41 (95% limits −0.80 to −0.02)".</summary>
    public static string Limits(Estimate of) => of is { Value: { } value, Low: { } low, High: { } high } ? $"{Mean(value)} (95% limits {Mean(low)} to {Mean(high)})" : "";

    /// <summary>Whether a difference may be chance.</summary>
    public static string Verdict(Estimate difference) => difference is { Low: { } low, High: { } high } ? low > 0 ? "More" : high < 0 ? "Fewer" : "May be chance" : "";

    /// <summary>All figures of the page.</summary>
    public static string Csv(WhatChanged changed, StartDay from)
    {
        var text = new System.Text.StringBuilder(CsvText.Line("from", "days", "extract", "measure", "group", "people", "people_with_any_before", "people_with_any_after", "mean_before", "mean_after", "change", "lower", "upper", "method"));
        foreach (var use in changed.Uses)
        {
            Line("sent", use.OurPeopleBefore, use.OurPeopleAfter, use.Changed?.OurBefore, use.Changed?.OurAfter, use.Changed?.Ours, "Student's t, paired");
            Line("comparison", use.TheirPeopleBefore, use.TheirPeopleAfter, use.Changed?.TheirBefore, use.Changed?.TheirAfter, use.Changed?.Theirs, "Student's t, paired");
            Line("difference in differences", default, default, null, null, use.Changed?.Difference, "difference in differences, Student's t, paired");
            void Line(string group, Release.ReleasedCount before, Release.ReleasedCount after, double? meanBefore, double? meanAfter, Estimate? change, string method) => text.Append(CsvText.Line(
                Word(from), $"{changed.Days}", $"{changed.On:yyyy-MM-dd}", Title(use.Use), group, $"{changed.Matched.Number}", $"{before.Number}", $"{after.Number}", Exact(meanBefore), Exact(meanAfter), Exact(change?.Value), Exact(change?.Low), Exact(change?.High), method));
        }

        if (changed.Avoided is { } nights) text.Append(CsvText.Line(Word(from), $"{changed.Days}", $"{changed.On:yyyy-MM-dd}", "Nights in hospital avoided", "all compared", $"{changed.Matched.Number}", "", "", "", "", Exact(nights.Value), Exact(nights.Low), Exact(nights.High), "difference in differences, Student's t, paired"));
        return text.ToString();
    }

    private static string Word(StartDay from) => from == StartDay.Sent ? "sent" : "done";

    private static string Exact(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Whole(double value) => Math.Round(value).ToString("N0", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static string More(double change) => Math.Abs(change) < 0.005 ? "no change" : $"{Mean(Math.Abs(change))} {(change < 0 ? "fewer" : "more")}";

    private static string Left(Estimate difference) => difference is { Value: { } value, Low: { } low, High: { } high }
        ? $"What is left is {(Math.Abs(value) < 0.005 ? "no difference" : More(value) + " each")} (95% limits {Mean(low)} to {Mean(high)}){(low <= 0 && high >= 0 ? ", which may be chance" : ", more than chance explains")}."
        : "";
}
