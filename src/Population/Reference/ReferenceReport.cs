namespace Goldthread.Population.Reference;

/// <summary>A row that was not taken.</summary>
/// <param name="Line">The line of the file, from 1; of boundaries the number of the feature.</param>
/// <param name="Reason">Which column is at fault and how.</param>
public sealed record ReferenceRefusal(int Line, string Reason);

/// <summary>What became of one file.</summary>
/// <param name="File">Its name.</param>
/// <param name="What">What the layout is.</param>
/// <param name="IsUnchanged">True when the same version was there already, and nothing was written.</param>
/// <param name="Read">Rows that were read.</param>
/// <param name="Kept">Rows that were kept.</param>
/// <param name="Passed">Rows that are about nothing we keep, such as "all counties together".</param>
/// <param name="Refusals">Rows that were not taken.</param>
/// <param name="Notes">What must be known to read the result right.</param>
/// <param name="SetNumber">The number of the set that these rows belong to; 0 when nothing was ever kept.</param>
public sealed record ReferenceReport(
    string File, string What, bool IsUnchanged, int Read, int Kept, int Passed, IReadOnlyList<ReferenceRefusal> Refusals, IReadOnlyList<string> Notes, long SetNumber);

/// <summary>How far an import has come.</summary>
/// <param name="File">The file at hand.</param>
/// <param name="IsWriting">False while it is read.</param>
/// <param name="Done">Bytes read, or rows written.</param>
/// <param name="Total">Of how many.</param>
public sealed record ReferenceProgress(string File, bool IsWriting, long Done, long Total);
