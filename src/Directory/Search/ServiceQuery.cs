namespace Goldthread.Directory.Search;

/// <summary>What somebody looks for. Everything may be left out.</summary>
public sealed record ServiceQuery
{
    /// <summary>The need, in their own words.</summary>
    public string Words { get; init; } = "";

    /// <summary>From where distance is counted, or null.</summary>
    public Point? From { get; init; }

    /// <summary>Where they live, so that what is only for people who live elsewhere is left out; null when that is not known.</summary>
    public Living? Lives { get; init; }

    /// <summary>Within so many metres of <see cref="From"/>; null for any distance.</summary>
    public double? WithinMetres { get; init; }

    /// <summary>Open on this day: 0 for Monday to 6 for Sunday.</summary>
    public int? Day { get; init; }

    /// <summary>Open at this time (on <see cref="Day"/>, or on any day).</summary>
    public TimeOnly? At { get; init; }

    /// <summary>For somebody of this age, in years.</summary>
    public int? Age { get; init; }

    /// <summary>Costs no more than this, in pence; 0 for free. What says nothing of its cost is not found.</summary>
    public long? MostPence { get; init; }

    /// <summary>Codes of <see cref="AccessNeed"/>; all are wanted.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];

    /// <summary>A code of <see cref="Services.Kinds"/>, "asset" for any community asset, or null.</summary>
    public string? Kind { get; init; }

    /// <summary>Page of the results, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Results on a page, 1 to 100.</summary>
    public int PageSize { get; init; } = 20;
}

/// <summary>One result.</summary>
/// <param name="Service">What was found.</param>
/// <param name="Metres">How far it is, or null.</param>
/// <param name="Why">Why it is here, each reason in words.</param>
public sealed record ServiceHit(IndexedService Service, double? Metres, IReadOnlyList<string> Why);

/// <summary>What a search gave.</summary>
/// <param name="Total">How many were found.</param>
/// <param name="Hits">Those of the page.</param>
/// <param name="Corrections">Words that were taken for others, each typed and taken.</param>
/// <param name="IsPartial">True when nothing has all the words, and these have some.</param>
/// <param name="Elsewhere">How many more fit, but are only for people who live elsewhere.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<ServiceHit> Hits, IReadOnlyList<(string Typed, string Taken)> Corrections, bool IsPartial, int Elsewhere = 0);
