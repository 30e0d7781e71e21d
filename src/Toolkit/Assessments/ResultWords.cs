using System.Globalization;
using Goldthread.Toolkit.Instruments;

namespace Goldthread.Toolkit.Assessments;

/// <summary>Results in sentences.</summary>
internal static class ResultWords
{
    private const int MostNames = 2;

    /// <summary>A median by the names of its levels: “Begun”, or between “Begun” and “Partly there”.</summary>
    public static string Median(Scale scale, double median) =>
        median == Math.Floor(median) ? $"“{scale.NameOf((int)median)}”" : $"between “{scale.NameOf((int)Math.Floor(median))}” and “{scale.NameOf((int)Math.Ceiling(median))}”";

    /// <summary>Who is furthest apart, in a sentence; null where no two organisations can be told apart.</summary>
    public static string? Divergence(QuestionResult result)
    {
        if (result.Divergence is not { } apart) return null;
        var known = result.Partners.Where(p => p.Median is not null).ToList();
        var (least, most) = (known.Min(p => p.Median)!.Value, known.Max(p => p.Median)!.Value);
        if (apart == 0) return $"{Capital(Names([.. known.Select(p => p.Partner.Name)]))} {(known.Count == 2 ? "both" : "all")} say {Median(result.Scale, most)}, by their medians.";
        var (high, low) = (Of(known, most), Of(known, least));
        return $"{Capital(Names(high))} {Says(high)} {Median(result.Scale, most)}; {Names(low)} {Says(low)} {Median(result.Scale, least)}: {Levels(apart)} apart.";
    }

    /// <summary>How answers are spread, in a sentence.</summary>
    public static string Spread(QuestionResult result)
    {
        var levels = result.Levels;
        if (levels.Count == 0) return result.CannotSay > 0 ? $"Nobody gave a level; {People(result.CannotSay)} cannot say." : "Nobody has answered this.";
        var range = levels.Min() == levels.Max() ? $"all at “{result.Scale.NameOf(levels.Min())}”" : $"from “{result.Scale.NameOf(levels.Min())}” to “{result.Scale.NameOf(levels.Max())}”";
        return $"{(levels.Count == 1 ? "1 answer" : $"{levels.Count:N0} answers")}, {range}."
            + (result.Disagreement is { } far ? $" Disagreement {Percent(far)}." : "")
            + (result.CannotSay > 0 ? $" {Capital(People(result.CannotSay))} cannot say." : "");
    }

    /// <summary>Organisations whose own people are two levels or more apart.</summary>
    public static IReadOnlyList<string> Within(QuestionResult result) =>
    [
        .. result.Partners.Where(p => p.Levels.Count > 1 && p.Levels[^1] - p.Levels[0] >= 2)
            .Select(p => $"Within {p.Partner.Name}, answers go from “{result.Scale.NameOf(p.Levels[0])}” to “{result.Scale.NameOf(p.Levels[^1])}”."),
    ];

    /// <summary>Where one sector is asked about itself and another about it: both, beside each other. Null where the question is not of that kind.</summary>
    public static string? Beside(QuestionResult result)
    {
        if (result.Question.Beside is not { } beside) return null;
        string Side(Sector sector)
        {
            var theirs = result.Partners.Where(p => p.Partner.Sector == sector && p.Median is not null).ToList();
            return theirs.Count == 0 ? $"{Of(sector)} has given no level" : string.Join("; ", theirs.Select(p => $"{p.Partner.Name} says {Median(result.Scale, p.Median!.Value)}"));
        }

        return $"{Capital(Of(beside.Own))} on itself: {Side(beside.Own)}. {Capital(Of(beside.Other))} on the same question: {Side(beside.Other)}.";
    }

    /// <summary>A sector in the middle of a sentence.</summary>
    public static string Of(Sector sector) => sector switch
    {
        Sector.Council => "the council",
        Sector.Nhs => "the NHS",
        Sector.Board => "the integrated care board",
        Sector.Voluntary => "the voluntary sector",
        Sector.Care => "care providers",
        Sector.Housing => "housing",
        _ => "others",
    };

    /// <summary>A sector as a choice.</summary>
    public static string Choice(Sector sector) => sector switch
    {
        Sector.Council => "As a council",
        Sector.Nhs => "As an NHS trust or practice",
        Sector.Board => "As an integrated care board",
        Sector.Voluntary => "As a voluntary, community or social enterprise organisation",
        Sector.Care => "As a care provider",
        Sector.Housing => "As a housing organisation",
        _ => "As another organisation",
    };

    /// <summary>A share as people read it: "40%".</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%");

    /// <summary>"1 person", "3 people".</summary>
    public static string People(int many) => many == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{many:N0} people");

    internal static string Levels(double apart) => apart switch
    {
        0.5 => "half a level",
        1 => "1 level",
        _ => string.Create(CultureInfo.InvariantCulture, $"{apart:0.#} levels"),
    };

    private static IReadOnlyList<string> Of(IEnumerable<PartnerResult> partners, double median) => [.. partners.Where(p => p.Median == median).Select(p => p.Partner.Name)];

    private static string Says(IReadOnlyList<string> names) => names.Count == 1 ? "says" : "say";

    private static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => $"{string.Join(", ", names.Take(MostNames))} and {(names.Count - MostNames == 1 ? "1 other" : $"{names.Count - MostNames} others")}",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
