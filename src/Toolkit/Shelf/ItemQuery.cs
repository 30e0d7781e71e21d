using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Shelf;

/// <summary>What somebody looks for.</summary>
public sealed record ItemQuery
{
    /// <summary>What they typed.</summary>
    public string Words { get; init; } = "";

    /// <summary>Codes of kinds; none for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Values it must have: one of those of each facet that is named.</summary>
    public IReadOnlyList<(string Facet, string Code)> Facets { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many on a page.</summary>
    public int PageSize { get; init; } = 20;
}

/// <summary>What was found.</summary>
/// <param name="Total">How many.</param>
/// <param name="Hits">Those of the page.</param>
/// <param name="Corrections">Words that nothing says, each with the word that was taken for it.</param>
/// <param name="IsPartial">True where nothing has all that was asked, and these have most of it.</param>
/// <param name="Choices">Values to narrow by, and how many would be left with each; those of a facet that is chosen already as if it were not.</param>
public sealed record ItemAnswer(int Total, IReadOnlyList<IndexedItem> Hits, IReadOnlyList<(string Typed, string Taken)> Corrections, bool IsPartial, IReadOnlyList<(FacetValue Value, int Count)> Choices);
