using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Charts;

/// <summary>Somewhere a person can be.</summary>
/// <param name="Letter">One or two letters, its own: "H".</param>
/// <param name="Name">In words: "Hospital".</param>
/// <param name="Colour">1 to 9. 1 is nearly white, for where people usually are; 7 and 8 are strong; 9 is nearly black, for after death.</param>
public sealed record JourneyPlace(string Letter, string Name, int Colour);

/// <summary>Time in one place, in days from the start of the path. Time in no place is left empty.</summary>
/// <param name="FromDay">The first day, 0 or later.</param>
/// <param name="ToDay">The first day no longer there.</param>
/// <param name="Letter">The letter of the place.</param>
/// <param name="Note">More about it for the words: "waiting for support at home".</param>
public sealed record JourneyStay(int FromDay, int ToDay, string Letter, string? Note = null);

/// <summary>Something that happened on a day.</summary>
/// <param name="Day">The day from the start.</param>
/// <param name="Kind">Its kind, one of <see cref="JourneyStrip.Kinds"/>.</param>
public sealed record JourneyMark(int Day, string Kind);

/// <summary>One way that things went.</summary>
/// <param name="Name">Short, to stand before its rows: "Before", "After".</param>
/// <param name="Stays">Where the person was.</param>
/// <param name="Marks">What happened.</param>
/// <param name="Summary">What it came to, each in a few words: "43 days in hospital", "£12,340".</param>
public sealed record JourneyPath(string Name, IReadOnlyList<JourneyStay> Stays, IReadOnlyList<JourneyMark> Marks, IReadOnlyList<string> Summary);

/// <summary>
/// Where a person is week by week, in one or two ways that things could go: a column for a week, a line for a year, the same year of both ways beneath each other. A place has a
/// colour and a letter, an event a mark, both with their words directly above the picture. A week in several places shows the one that stands last in <see cref="Places"/>; the
/// words below the picture have the days. The same model always gives the same HTML.
/// </summary>
public sealed record JourneyStrip : Component
{
    /// <summary>Weeks in a line; the last line of a path has what is left.</summary>
    public const int WeeksInALine = 52;

    /// <summary>Whose way: "Mrs Smith's five years".</summary>
    public required string Title { get; init; }

    /// <summary>How many weeks are drawn, 1 to 520; others throw <see cref="InvalidOperationException"/> when written.</summary>
    public required int Weeks { get; init; }

    /// <summary>Where the person can be, from the usual to what must not be overlooked in a week.</summary>
    public required IReadOnlyList<JourneyPlace> Places { get; init; }

    /// <summary>Kinds of events in words, at most six; each has a mark of its own by its number in the list.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>One or two ways that things went.</summary>
    public required IReadOnlyList<JourneyPath> Paths { get; init; }

    /// <summary>What the picture shows; null says how it is read.</summary>
    public string? Says { get; init; }

    internal override IHtmlContent Build()
    {
        Check();
        var words = new JourneyWords(this);
        return Root("figure", "gt-chart").Attrs(Attributes)
            .Add(Markup.El("figcaption", "gt-chart__says").Add(Says ?? $"{Title}. A column is a week{(Weeks > WeeksInALine ? " and a line a year" : "")}; a week in several places shows the one listed last."))
            .Add(Key())
            .Add(new HtmlString(new JourneyPicture(this, words.Says()).Draw()))
            .AddAll(Paths.Where(path => path.Summary.Count > 0).Select(path => Markup.El("p", "gt-journey__sum").Add(Markup.El("strong").Add(path.Name + ": ")).Add(string.Join(", ", path.Summary) + ".")))
            .Add(ChartFigure.Details("Show the path in words", words.Path()));
    }

    internal JourneyPlace Place(string letter) => Places.First(place => place.Letter == letter);

    private void Check()
    {
        if (Weeks is < 1 or > 520) throw new InvalidOperationException("A journey has 1 to 520 weeks.");
        if (Paths.Count is 0 or > 2) throw new InvalidOperationException("A journey is drawn in one or two ways.");
        if (Kinds.Count > 6) throw new InvalidOperationException("A journey has at most six kinds of marks; more cannot be told apart.");
        var known = Places.Select(place => place.Letter).ToHashSet(StringComparer.Ordinal);
        if (known.Count != Places.Count) throw new InvalidOperationException("Two places of a journey have the same letter.");
        foreach (var path in Paths)
        {
            if (path.Stays.FirstOrDefault(stay => !known.Contains(stay.Letter)) is { } lost) throw new InvalidOperationException($"No place of the journey has the letter {lost.Letter}.");
            if (path.Marks.FirstOrDefault(mark => !Kinds.Contains(mark.Kind)) is { } odd) throw new InvalidOperationException($"No kind of mark of the journey is called {odd.Kind}.");
        }
    }

    /// <summary>The words of the colours, letters and marks that are in the picture.</summary>
    private Element Key()
    {
        var there = Paths.SelectMany(path => path.Stays).Select(stay => stay.Letter).ToHashSet(StringComparer.Ordinal);
        var happened = Paths.SelectMany(path => path.Marks).Select(mark => mark.Kind).ToHashSet(StringComparer.Ordinal);
        return Markup.El("ul", "gt-journey__key").Attr("aria-label", "Letters and marks")
            .AddAll(Places.Where(place => there.Contains(place.Letter)).Select(place => Markup.El("li")
                .Add(Markup.El("span", "gt-journey__letter", $"gt-journey__letter--{place.Colour}").Add(place.Letter)).Add(" " + place.Name)))
            .AddAll(Kinds.Index().Where(kind => happened.Contains(kind.Item)).Select(kind => Markup.El("li")
                .Add(Markup.El("svg", "gt-journey__mark", $"gt-line--{kind.Index + 1}").Attr("viewBox", "0 0 12 12").Attr("width", "16").Attr("height", "16").Attr("aria-hidden", "true").Attr("focusable", "false")
                    .Add(Markup.El("path", "gt-chart__mark").Attr("d", Marker.Path(kind.Index, 6, 6))))
                .Add(" " + kind.Item)));
    }
}
