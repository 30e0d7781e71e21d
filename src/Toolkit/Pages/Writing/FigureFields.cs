using Goldthread.Toolkit.Writing;

namespace Goldthread.Toolkit.Pages.Writing;

/// <summary>The figures of a form, a group of fields each.</summary>
/// <param name="List">Name of the list in the form.</param>
/// <param name="Title">What the figures are, as a heading.</param>
/// <param name="One">What one is called.</param>
/// <param name="Figures">Those that there are.</param>
internal sealed record FigureFields(string List, string Title, string One, IReadOnlyList<FigureForm> Figures)
{
    public string Code => List.ToLowerInvariant();

    public string Name(int row, string field) => $"Answer.{List}[{row}].{field}";
}
