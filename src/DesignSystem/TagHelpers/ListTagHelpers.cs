using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.TagHelpers;

/// <summary>See <see cref="CardAction"/>; inside <c>nhs-card</c> or <c>nhs-row</c>.</summary>
[HtmlTargetElement("nhs-action")]
public sealed class ActionTagHelper : ItemTagHelper<CardAction>
{
    /// <inheritdoc cref="CardAction.Href"/>
    public string? Href { get; set; }

    /// <summary>What the action is about, for those who hear it out of place.</summary>
    public string? About { get; set; }

    /// <inheritdoc cref="CardAction.Type"/>
    public string? Type { get; set; }

    private protected override CardAction Build(Words? content, IReadOnlyDictionary<string, string>? attributes) =>
        new() { Text = content, Href = Href, VisuallyHiddenText = About, Type = Type, Attributes = attributes };
}

/// <summary>See <see cref="SummaryList"/>.</summary>
[HtmlTargetElement("nhs-summary-list")]
public sealed class SummaryListTagHelper : ListTagHelper<SummaryRow>
{
    /// <inheritdoc cref="SummaryList.Border"/>
    public bool Border { get; set; } = true;

    private protected override Component Build(Words? content) => new SummaryList { Rows = Items, Border = Border };
}

/// <summary>One row of a summary list: the value is its content.</summary>
[HtmlTargetElement("nhs-row", Attributes = "key")]
public sealed class SummaryRowTagHelper : ItemTagHelper<SummaryRow>
{
    private readonly List<CardAction> _actions = [];

    /// <inheritdoc cref="SummaryRow.Key"/>
    public string? Key { get; set; }

    private protected override void Prepare(TagHelperContext context) => context.Items[typeof(CardAction)] = _actions;

    private protected override SummaryRow Build(Words? content, IReadOnlyDictionary<string, string>? attributes) =>
        new() { Key = Key, Value = content, Actions = _actions };
}

/// <summary>See <see cref="Breadcrumb"/>.</summary>
[HtmlTargetElement("nhs-breadcrumb")]
public sealed class BreadcrumbTagHelper : ListTagHelper<LinkItem>
{
    private protected override Component Build(Words? content) => new Breadcrumb { Items = Items };
}

/// <summary>See <see cref="ContentsList"/>.</summary>
[HtmlTargetElement("nhs-contents-list")]
public sealed class ContentsListTagHelper : ListTagHelper<LinkItem>
{
    /// <inheritdoc cref="ContentsList.AriaLabel"/>
    public string AriaLabel { get; set; } = "Pages in this guide";

    private protected override Component Build(Words? content) => new ContentsList { Items = Items, AriaLabel = AriaLabel };
}

/// <summary>See <see cref="LinkItem"/>; inside <c>nhs-breadcrumb</c> or <c>nhs-contents-list</c>.</summary>
[HtmlTargetElement("nhs-link")]
public sealed class LinkTagHelper : ItemTagHelper<LinkItem>
{
    /// <inheritdoc cref="LinkItem.Href"/>
    public string? Href { get; set; }

    /// <inheritdoc cref="LinkItem.Current"/>
    public bool Current { get; set; }

    private protected override LinkItem Build(Words? content, IReadOnlyDictionary<string, string>? attributes) =>
        new() { Text = content, Href = Href, Current = Current, Attributes = attributes };
}

/// <summary>See <see cref="DoDontList"/>.</summary>
[HtmlTargetElement("nhs-do-list")]
[HtmlTargetElement("nhs-dont-list")]
public sealed class DoDontListTagHelper : ListTagHelper<DoDontItem>
{
    private bool _dont;

    /// <summary>The heading; "Do" or "Don't" when null.</summary>
    public string? Heading { get; set; }

    /// <summary>True where the items say "do not" themselves.</summary>
    public bool HidePrefix { get; set; }

    private protected override void Prepare(TagHelperContext context)
    {
        base.Prepare(context);
        _dont = context.TagName == "nhs-dont-list";
    }

    private protected override Component Build(Words? content) => new DoDontList
    {
        Dont = _dont, Heading = Heading ?? (_dont ? "Don't" : "Do"), HidePrefix = HidePrefix, Items = [.. Items.Select(item => item.Text)],
    };
}

/// <summary>One item of a list of what to do.</summary>
/// <param name="Text">What to do, or what not to do.</param>
public sealed record DoDontItem(Words Text);

/// <summary>One item, inside <c>nhs-do-list</c> or <c>nhs-dont-list</c>.</summary>
[HtmlTargetElement("nhs-do")]
[HtmlTargetElement("nhs-dont")]
public sealed class DoDontItemTagHelper : ItemTagHelper<DoDontItem>
{
    private protected override DoDontItem Build(Words? content, IReadOnlyDictionary<string, string>? attributes) => new(content ?? "");
}

/// <summary>See <see cref="Tabs"/>.</summary>
[HtmlTargetElement("nhs-tabs")]
public sealed class TabsTagHelper : ListTagHelper<Tab>
{
    private protected override Component Build(Words? content) => new Tabs { Items = Items, Id = Id, IdPrefix = Id ?? "tab" };
}

/// <summary>See <see cref="Tab"/>; inside <c>nhs-tabs</c>.</summary>
[HtmlTargetElement("nhs-tab", Attributes = "label")]
public sealed class TabTagHelper : ItemTagHelper<Tab>
{
    /// <inheritdoc cref="Tab.Label"/>
    public string Label { get; set; } = "";

    /// <inheritdoc cref="Tab.Id"/>
    public string? Id { get; set; }

    private protected override Tab Build(Words? content, IReadOnlyDictionary<string, string>? attributes) => new() { Label = Label, Id = Id, Panel = content };
}

/// <summary>See <see cref="Pagination.Numbered"/>; writes nothing where there is one page.</summary>
[HtmlTargetElement("nhs-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : ComponentTagHelper
{
    /// <summary>The current page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; set; }

    /// <summary>The address of a page.</summary>
    public Func<int, string> Href { get; set; } = page => "?page=" + page;

    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages >= 2) return base.ProcessAsync(context, output);
        output.SuppressOutput();
        return Task.CompletedTask;
    }

    private protected override Component Build(Words? content) => Pagination.Numbered(Page, Pages, Href)!;
}

/// <summary>See <see cref="Table"/>: column names as <c>nhs-head</c>, rows as <c>nhs-tr</c> with <c>nhs-td</c>.</summary>
[HtmlTargetElement("nhs-table")]
public sealed class TableTagHelper : ListTagHelper<IReadOnlyList<TableCell>>
{
    private readonly List<TableHead> _head = [];

    /// <summary>What the table shows.</summary>
    public string? Caption { get; set; }

    /// <summary>"s", "m", "l" or "xl".</summary>
    public string? CaptionSize { get; set; }

    /// <inheritdoc cref="Table.FirstCellIsHeader"/>
    public bool FirstCellIsHeader { get; set; }

    /// <inheritdoc cref="Table.Compact"/>
    public bool Compact { get; set; }

    /// <inheritdoc cref="Table.Responsive"/>
    public bool Responsive { get; set; }

    /// <inheritdoc cref="Table.Scroll"/>
    public bool Scroll { get; set; }

    private protected override void Prepare(TagHelperContext context)
    {
        base.Prepare(context);
        context.Items[typeof(TableHead)] = _head;
    }

    private protected override Component Build(Words? content) => new Table
    {
        Caption = Caption is null ? null : new Heading { Text = Caption, Size = CaptionSize }, Head = _head, Rows = Items, FirstCellIsHeader = FirstCellIsHeader,
        Compact = Compact, Responsive = Responsive, Scroll = Scroll,
    };
}

/// <summary>The name of a column, inside <c>nhs-table</c>.</summary>
[HtmlTargetElement("nhs-head")]
public sealed class TableHeadTagHelper : ItemTagHelper<TableHead>
{
    /// <inheritdoc cref="TableCell.Format"/>
    public string? Format { get; set; }

    private protected override TableHead Build(Words? content, IReadOnlyDictionary<string, string>? attributes) =>
        new() { Text = content, Format = Format, Attributes = attributes };
}

/// <summary>A row, inside <c>nhs-table</c>.</summary>
[HtmlTargetElement("nhs-tr")]
public sealed class TableRowTagHelper : ItemTagHelper<IReadOnlyList<TableCell>>
{
    private readonly List<TableCell> _cells = [];

    private protected override void Prepare(TagHelperContext context) => context.Items[typeof(TableCell)] = _cells;

    private protected override IReadOnlyList<TableCell> Build(Words? content, IReadOnlyDictionary<string, string>? attributes) => _cells;
}

/// <summary>A cell, inside <c>nhs-tr</c>.</summary>
[HtmlTargetElement("nhs-td")]
public sealed class TableCellTagHelper : ItemTagHelper<TableCell>
{
    /// <inheritdoc cref="TableCell.Href"/>
    public string? Href { get; set; }

    /// <inheritdoc cref="TableCell.Format"/>
    public string? Format { get; set; }

    private protected override TableCell Build(Words? content, IReadOnlyDictionary<string, string>? attributes) =>
        new() { Text = content, Href = Href, Format = Format, Attributes = attributes };
}
