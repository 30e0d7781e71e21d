using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.People;

/// <summary>Values from several sources that contradict each other, side by side; the product does not choose between them.</summary>
public sealed record SourcesDiffer : Component
{
    /// <summary>What they differ about: "Allergies".</summary>
    public required string About { get; init; }

    /// <summary>What each source says, at least two, newest first.</summary>
    public required IReadOnlyList<SourceValue> Values { get; init; }

    /// <summary>The level of the heading, 2 to 6.</summary>
    public int HeadingLevel { get; init; } = 3;

    /// <summary>What the reader can do about it, such as a link to settle it.</summary>
    public Words? Next { get; init; }

    internal override IHtmlContent Build() =>
        Root("div", "gt-differ").Attrs(Attributes)
            .Add(Markup.El("h" + HeadingLevel, "gt-differ__title").Add(Markup.El("span", "gt-differ__word").Add("Sources differ:")).Add(" " + About))
            .Add(Markup.El("ul", "gt-differ__list").AddAll(Values.Select(value => Markup.El("li")
                .Add(Markup.El("div", "gt-differ__value").Add(value.Value))
                .Add(Markup.El("p", "gt-source").Add(string.Join(", ",
                    new[] { value.Source, value.Author, value.When }.Where(part => !string.IsNullOrEmpty(part))))))))
            .AddIf(Next.Has(), () => Markup.El("p", "gt-differ__next").Add(Next));
}

/// <summary>What one source says.</summary>
/// <param name="Value">The value in words.</param>
/// <param name="Source">The organisation.</param>
/// <param name="Author">Who recorded it and in what role; null where the source does not say.</param>
/// <param name="When">The date in words.</param>
public sealed record SourceValue(Words Value, string Source, string? Author, string When);
