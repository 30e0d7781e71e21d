using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.People;

/// <summary>What happened, newest first, over all sources. Source and author always stand beside what they said.</summary>
public sealed record Timeline : Component
{
    /// <summary>What happened, in the order shown.</summary>
    public required IReadOnlyList<TimelineItem> Items { get; init; }

    /// <summary>The level of each item's heading, 2 to 6: one below the heading over the timeline.</summary>
    public int HeadingLevel { get; init; } = 3;

    /// <summary>Said when nothing happened.</summary>
    public string Empty { get; init; } = "Nothing is recorded yet.";

    internal override IHtmlContent Build() => Items.Count == 0
        ? Root("p", "gt-empty").Attrs(Attributes).Add(Empty)
        : Root("ol", "gt-timeline").Attrs(Attributes).AddAll(Items.Select(Item));

    private Element Item(TimelineItem item) =>
        Markup.El("li", "gt-timeline__item")
            .Add(Markup.El("h" + HeadingLevel, "gt-timeline__title")
                .Add(item.Href is null ? Words.From(item.Title) : (IHtmlContent)Markup.El("a").Attr("href", item.Href).Add(item.Title)))
            .Add(Markup.El("p", "gt-timeline__when")
                .AddIf(item.Kind is not null, () => new Fragment(new Tag { Text = item.Kind, Colour = "grey" }, Words.From(" ")))
                .Add(item.WhenMachine is null ? Words.From(item.When) : (IHtmlContent)Markup.El("time").Attr("datetime", item.WhenMachine).Add(item.When)))
            .AddIf(item.Body.Has(), () => Markup.El(item.Body!.Plain is null ? "div" : "p", "gt-timeline__body").Add(item.Body))
            .Add(Markup.El("p", "gt-source").Add(item.Author is null ? item.Source : $"{item.Source}, {item.Author}"));
}

/// <summary>One thing that happened.</summary>
public sealed record TimelineItem
{
    /// <summary>What, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What sort of thing: "Visit", "Letter", "Result".</summary>
    public string? Kind { get; init; }

    /// <summary>When, in words and no more precise than the source: see <see cref="Text.Dates.Written"/>.</summary>
    public required string When { get; init; }

    /// <summary>The same for machines, as FHIR writes it.</summary>
    public string? WhenMachine { get; init; }

    /// <summary>The organisation that recorded it, its full name.</summary>
    public required string Source { get; init; }

    /// <summary>Who recorded it and in what role; null where the source does not say.</summary>
    public string? Author { get; init; }

    /// <summary>More about it.</summary>
    public Words? Body { get; init; }

    /// <summary>Where the whole of it is.</summary>
    public string? Href { get; init; }
}
