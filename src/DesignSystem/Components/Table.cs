using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>A table. "Responsive" becomes a list of named values on a narrow screen; "Scroll" keeps its columns and scrolls sideways.</summary>
public sealed record Table : Component
{
    private static readonly string[] CaptionSizes = ["s", "m", "l", "xl"];

    /// <summary>What the table shows; every table has one.</summary>
    public Heading? Caption { get; init; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<TableHead> Head { get; init; } = [];

    /// <summary>The rows, each with a cell for every column.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; init; } = [];

    /// <summary>The first cell names its row.</summary>
    public bool FirstCellIsHeader { get; init; }

    /// <summary>Less space in the rows, for dense pages.</summary>
    public bool Compact { get; init; }

    /// <summary>Every other row on a tint.</summary>
    public bool Striped { get; init; }

    /// <summary>A list of named values on a narrow screen.</summary>
    public bool Responsive { get; init; }

    /// <summary>Scrolls sideways where it is too wide.</summary>
    public bool Scroll { get; init; }

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    /// <summary>False leaves out the lines.</summary>
    public bool Border { get; init; } = true;

    /// <summary>False leaves out the line under the last row.</summary>
    public bool LastRowBorder { get; init; } = true;

    /// <summary>A box around it.</summary>
    public Card? Card { get; init; }

    private bool Sortable => Head.Any(head => head.Sort is not null);

    private bool SortedByServer => Sortable && Head.SkipWhile(head => head.Sort is null).Any(head => head.Href is not null);

    internal override IHtmlContent Build()
    {
        var captionId = Caption?.Id ?? (Scroll ? CaptionIdForScroll() : null);
        var table = new Element("table", "nhsuk-table")
            .Class(Variant == "reverse" ? "nhsuk-table--reverse" : null)
            .ClassIf(Compact, "nhsuk-table--compact")
            .ClassIf(Responsive, "nhsuk-table--responsive")
            .Class(!Border ? "nhsuk-table--no-border" : !LastRowBorder ? "nhsuk-table--no-last-row-border" : null)
            .ClassIf(Sortable, "nhsuk-table--sortable")
            .ClassIf(Striped, "nhsuk-table--striped")
            .Class(Classes)
            .Attr("id", Id)
            .Attr("data-module", Sortable && !SortedByServer ? "nhsuk-table" : null)
            .Attr("role", Responsive ? "table" : null)
            .Attrs(Attributes)
            .Add(CaptionElement(captionId))
            .AddIf(Head.Count > 0, () => Markup.El("thead", "nhsuk-table__head").Attr("role", Responsive ? "rowgroup" : null)
                .Add(Row().AddAll(Head.Select(HeadCell))))
            .Add(Markup.El("tbody", "nhsuk-table__body").AddAll(Rows.Select(row => Row().AddAll(row.Select(BodyCell)))));
        IHtmlContent whole = Scroll ? new Scroll { Text = Words.Html(table), LabelledBy = captionId, Variant = Variant } : table;
        return Card is null ? whole : Card with { Text = Words.Html(whole) };
    }

    private IHtmlContent? CaptionElement(string? id)
    {
        var hidden = Caption?.VisuallyHiddenText ?? (Sortable ? "Column headers are sortable" : null);
        return Caption is null ? null : (Caption with { Id = id, VisuallyHiddenText = hidden is null ? null : $"({hidden})" })
            .Build(new("nhsuk-table__caption", "nhsuk-table__caption--", CaptionSizes, Element: "caption"));
    }

    private string? CaptionIdForScroll()
    {
        if (Id is not null) return Id + "-caption";
        if (string.IsNullOrEmpty(Caption?.Text?.Plain)) return null;
        var slug = Caption.Text.Plain.Replace(' ', '-').ToLowerInvariant();
        return $"table-{(slug.Length > 40 ? slug[..40] : slug)}-caption";
    }

    private Element Row() => Markup.El("tr", "nhsuk-table__row").Attr("role", Responsive ? "row" : null);

    private Element HeadCell(TableHead head) =>
        CellElement("th", head, head.Format, head.Align)
            .Attr("scope", "col")
            .Attr("role", Responsive ? "columnheader" : null)
            .Attr("rowspan", head.RowSpan?.ToString())
            .Flag("data-sort", head.Sort is not null)
            .Attr("data-sort-next", SortedByServer ? null : head.SortNext)
            .Attr("aria-sort", head.Sort == "none" ? null : head.Sort)
            .Attrs(head.Attributes)
            .Add(Linked(head));

    private Element BodyCell(TableCell cell, int column)
    {
        var head = column < Head.Count ? Head[column] : null;
        var names = column == 0 && FirstCellIsHeader;
        var align = cell.Align ?? (cell.Format == "string" && head?.Format == "numeric" ? "right" : head?.Align);
        var element = CellElement(names ? "th" : "td", cell, cell.Format ?? head?.Format, align)
            .Attr("scope", names ? "row" : null)
            .Attr("role", !Responsive ? null : names ? "rowheader" : "cell")
            .Attr("colspan", Responsive ? null : cell.ColSpan?.ToString())
            .Attr("rowspan", cell.RowSpan?.ToString())
            .Attr("data-sort-value", cell.SortValue)
            .Attrs(cell.Attributes);
        if (!Responsive || head is null) return element.Add(Linked(cell));
        var value = Linked(cell);
        return element
            .Add(Markup.El("span", "nhsuk-table__heading").Attr("aria-hidden", "true").Add(Value(head)).Add(" "))
            .Add(cell.Text?.Plain is null ? Markup.El("span").Add(value) : value);
    }

    private static Element CellElement(string name, TableCell cell, string? format, string? align)
    {
        var className = name == "th" ? "nhsuk-table__header" : "nhsuk-table__cell";
        return Markup.El(name, className, format == "numeric" ? className + "--numeric" : null)
            .Class(align is null ? null : "nhsuk-u-text-align-" + align)
            .Class(cell.Width is null ? null : "nhsuk-u-width-" + cell.Width)
            .Class(cell.Classes);
    }

    private static IHtmlContent Linked(TableCell cell) =>
        cell.Href is null ? Value(cell) : Markup.El("a", "nhsuk-link").Attr("href", cell.Href).Add(Value(cell));

    private static Fragment Value(TableCell cell) => new(
        cell.Text,
        cell.VisuallyHiddenText is null ? null : Markup.Hidden((cell.Text.Has() ? " " : "") + cell.VisuallyHiddenText));
}

/// <summary>One cell; its format and alignment follow its column unless it says otherwise.</summary>
public record TableCell
{
    /// <summary>What it says.</summary>
    public Words? Text { get; init; }

    /// <summary>Makes it a link.</summary>
    public string? Href { get; init; }

    /// <summary>Added for those who hear a cell out of its row.</summary>
    public string? VisuallyHiddenText { get; init; }

    /// <summary>"numeric" lines figures up on the right; "string" in a numeric column for words such as "not measured".</summary>
    public string? Format { get; init; }

    /// <summary>"left", "centre" or "right".</summary>
    public string? Align { get; init; }

    /// <summary>A width utility such as "one-half".</summary>
    public string? Width { get; init; }

    /// <summary>How many columns it covers; not in a responsive table.</summary>
    public int? ColSpan { get; init; }

    /// <summary>How many rows it covers.</summary>
    public int? RowSpan { get; init; }

    /// <summary>What a sort compares in place of the words.</summary>
    public string? SortValue { get; init; }

    /// <summary>Further classes.</summary>
    public string? Classes { get; init; }

    /// <summary>Further attributes.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>A cell that is only words.</summary>
    public static implicit operator TableCell(string? text) => new() { Text = text };

    /// <summary>A cell that holds another component.</summary>
    public static implicit operator TableCell(Component component) => new() { Text = component };
}

/// <summary>The name of a column.</summary>
public sealed record TableHead : TableCell
{
    /// <summary>"ascending", "descending", or "none" for a column that can be sorted and is not; null for one that cannot.</summary>
    public string? Sort { get; init; }

    /// <summary>The order that the next press asks for.</summary>
    public string? SortNext { get; init; }

    /// <summary>A column name that is only words.</summary>
    public static implicit operator TableHead(string? text) => new() { Text = text };
}

/// <summary>A box that scrolls sideways, by keyboard too.</summary>
public sealed record Scroll : TextComponent
{
    /// <summary>The id of what names the box.</summary>
    public string? LabelledBy { get; init; }

    /// <summary>"reverse" on a dark ground.</summary>
    public string? Variant { get; init; }

    internal override IHtmlContent Build() =>
        new Element("div", "nhsuk-scroll", Variant is null ? null : "nhsuk-scroll--" + Variant).Class(Classes).Attr("id", Id)
            .Attr("data-module", "nhsuk-scroll").Attrs(Attributes)
            .Add(Markup.El("div", "nhsuk-scroll__content").Attr("role", "region").Attr("aria-labelledby", LabelledBy)
                .Add(Text?.Plain is null ? Text : Markup.El("p").Add(Text)));
}
