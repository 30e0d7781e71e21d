using System.Globalization;
using Goldthread.DesignSystem.Components;

namespace Goldthread.Toolkit.Pages.Learning.Events;

/// <summary>How many gave each mark, question by question.</summary>
internal static class EvaluationTable
{
    public static Table Of(IReadOnlyList<(string Question, IReadOnlyList<int> Counts, double Mean)> marks) => new()
    {
        Caption = new Heading { Text = "From 1, not at all, to 5, very much", Size = "s" },
        Responsive = true,
        FirstCellIsHeader = true,
        Head = ["Question", "1", "2", "3", "4", "5", "Mean"],
        Rows = [.. marks.Select(m => new TableCell[] { m.Question, Count(m.Counts[0]), Count(m.Counts[1]), Count(m.Counts[2]), Count(m.Counts[3]), Count(m.Counts[4]), m.Mean.ToString("0.0", CultureInfo.InvariantCulture) })],
    };

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
