using Goldthread.Population.Release;

namespace Goldthread.Population.Extracts;

/// <summary>A released table as rows of a file. There is no such view of a table that has not been through the gate.</summary>
public static class ReleasedViews
{
    /// <summary>What stands in place of a suppressed count: confidential, in the symbols of the Government Statistical Service.</summary>
    public const string Confidential = "[c]";

    /// <summary>A column for each dimension, one for all people and one for each measure.</summary>
    /// <param name="table">The released table; write its <see cref="ReleasedTable.Rows"/>.</param>
    public static Layout<ReleasedRow> Of(ReleasedTable table) => new("counts",
    [
        .. table.Dimensions.Select((name, i) => new Column<ReleasedRow>(name, row => row.At[i])),
        new("people", row => Text(row.People)),
        .. table.Measures.Select((name, i) => new Column<ReleasedRow>(name, row => Text(row.Measures[i]))),
    ]);

    private static string Text(ReleasedCount count) => count.Number?.ToString() ?? Confidential;
}
