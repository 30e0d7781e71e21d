using Goldthread.DesignSystem.Components;
using Goldthread.Toolkit.Initiatives;

namespace Goldthread.Toolkit.Pages.Open;

/// <summary>Figures as a table: as quoted, and beside it what follows from before and after.</summary>
internal sealed record FigureTable(string Caption, IReadOnlyList<Figure> Figures, IReadOnlyList<Reference> References)
{
    public IReadOnlyList<IReadOnlyList<TableCell>> Rows => [.. Figures.Select(f => (IReadOnlyList<TableCell>)
    [
        f.Name,
        f.Quoted + (FigureWords.Interval(f) is { } interval ? $" ({interval})" : ""),
        FigureWords.Computed(f) is { } computed ? $"{computed}: {FigureWords.BeforeAndAfter(f)}{(f.Differs ? ". Not what is quoted" : "")}" : "No before and after to work from",
        FigureWords.Standing(f),
        References.First(r => r.Id == f.Source).Title,
    ])];
}
