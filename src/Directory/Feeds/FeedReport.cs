namespace Goldthread.Directory.Feeds;

/// <summary>One thing that was wrong with a service of a feed.</summary>
/// <param name="Service">Its id, or where it stood when it has none.</param>
/// <param name="Path">The field, or empty.</param>
/// <param name="Why">What is wrong.</param>
public sealed record FeedRefusal(string Service, string Path, string Why)
{
    /// <inheritdoc />
    public override string ToString() => Path.Length > 0 ? $"{Service}: {Path} {Why}" : $"{Service}: {Why}";
}

/// <summary>How far an import has come.</summary>
/// <param name="Done">Services done.</param>
/// <param name="Total">Services that the feed says it has; null when it does not say.</param>
/// <param name="Refused">Of those done, refused.</param>
public sealed record FeedProgress(long Done, long? Total, long Refused);

/// <summary>What became of a feed, item by item.</summary>
public sealed record FeedReport
{
    /// <summary>Services that were new.</summary>
    public long New { get; init; }

    /// <summary>Services that said something else than before.</summary>
    public long Changed { get; init; }

    /// <summary>Services that were as they are.</summary>
    public long Unchanged { get; init; }

    /// <summary>Services that were refused.</summary>
    public long Refused { get; init; }

    /// <summary>Services of this source that the feed no longer has; they are marked, not deleted.</summary>
    public long Gone { get; init; }

    /// <summary>True when the feed was read to its end.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What is wrong, the first <see cref="MostRefusals"/> things.</summary>
    public IReadOnlyList<FeedRefusal> Refusals { get; init; } = [];

    /// <summary>How often each thing was wrong: "url is not a whole address", 9,998; the most often first.</summary>
    public IReadOnlyList<(string What, long Times)> Reasons { get; init; } = [];

    /// <summary>What else there is to know.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The most refusals that are named one by one; the rest is in <see cref="Reasons"/>.</summary>
    public const int MostRefusals = 50_000;
}
