using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Views;

/// <summary>A column of a view.</summary>
/// <param name="Name">Its name, unique in the view.</param>
/// <param name="Type">The FHIR type that the view says it has; "" when it says none.</param>
/// <param name="IsCollection">True when it holds a list of values.</param>
public sealed record ViewColumn(string Name, string Type, bool IsCollection);

/// <summary>A column with the path that fills it.</summary>
/// <param name="Column">What the asker sees.</param>
/// <param name="Path">Its FHIRPath.</param>
/// <param name="Type">The type its values must have.</param>
/// <param name="Field">Where it stands in the view, such as "select[0].column[2].path".</param>
internal sealed record ColumnPath(ViewColumn Column, FhirPathExpression Path, ColumnType Type, string Field)
{
    /// <summary>In the row that forEachOrNull makes of nothing, this column is 0 and the others are null.</summary>
    public bool IsRowIndex { get; } = Path.Text.Trim() == "%" + ViewScope.RowIndexName;

    public ViewCell Read(ViewScope scope, FhirNode node)
    {
        scope.Field = Field;
        var found = scope.Evaluate(Path, node);
        foreach (var value in found)
        {
            if (Type.Reject(value) is { } reason)
            {
                throw new FhirPathException($"{reason} (column {Column.Name})");
            }
        }

        return Column.IsCollection ? new ViewCell([.. found]) : found.Count switch
        {
            0 => default,
            1 => new ViewCell(found[0]),
            var many => throw new FhirPathException($"The column {Column.Name} gets {many} values and is not a collection. Narrow the path, or set collection to true."),
        };
    }
}

/// <summary>One value of a row: nothing, one, or a list.</summary>
internal readonly struct ViewCell
{
    public ViewCell(FhirNode value) => (Value, HasValue) = (value, true);

    public ViewCell(FhirNode[] items) => Items = items;

    public FhirNode Value { get; }

    public bool HasValue { get; }

    public FhirNode[]? Items { get; }
}
