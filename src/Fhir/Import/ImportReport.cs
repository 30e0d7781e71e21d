namespace Goldthread.Fhir.Import;

/// <summary>How far an import has come.</summary>
/// <param name="BytesDone">Bytes of the files that were read.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
/// <param name="Resources">Resources dealt with.</param>
/// <param name="Now">What is at hand.</param>
public sealed record ImportProgress(long BytesDone, long BytesTotal, long Resources, string Now);

/// <summary>Something that was not loaded.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Place">Where in it: "line 12", "entry[3]", or null for the file as a whole.</param>
/// <param name="Path">The element at fault, or null.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Resources">How many resources this is about.</param>
public sealed record Refusal(string File, string? Place, string? Path, string Reason, int Resources = 1)
{
    /// <inheritdoc />
    public override string ToString() => string.Join(", ", new[] { File, Place, Path }.Where(p => !string.IsNullOrEmpty(p))) + ": " + Reason;
}

/// <summary>What became of an import.</summary>
/// <param name="New">Resources that were not there before.</param>
/// <param name="Changed">Resources that are another version now.</param>
/// <param name="Unchanged">Resources that were there just so.</param>
/// <param name="Refused">Resources, or whole files, that were not loaded.</param>
/// <param name="Refusals">Each refusal, in the order of the files; cut at <see cref="MostRefusals"/>.</param>
/// <param name="Warnings">What a sender may want to look at, in words.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record ImportReport(
    long New, long Changed, long Unchanged, long Refused, IReadOnlyList<Refusal> Refusals, IReadOnlyList<string> Warnings, int Files, long Bytes, double Seconds)
{
    /// <summary>The most refusals that are kept one by one.</summary>
    public const int MostRefusals = 100_000;

    /// <summary>Resources that are in the store now as they were sent.</summary>
    public long Accepted => New + Changed + Unchanged;
}
