using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.TagHelpers;

/// <summary>A component written as an element: its attributes are options, its content is what the component says.</summary>
public abstract class ComponentTagHelper : TagHelper
{
    /// <summary>The id of the outermost element.</summary>
    public string? Id { get; set; }

    /// <summary>Further classes of the outermost element.</summary>
    public string? Class { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Prepare(context);
        var content = await output.GetChildContentAsync();
        var component = Build(content.IsEmptyOrWhiteSpace ? null : content);
        var rest = output.Attributes.ToDictionary(item => item.Name, item => item.Value?.ToString() ?? "", StringComparer.Ordinal);
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(component with
        {
            Id = Id ?? component.Id,
            Classes = Class ?? component.Classes,
            Attributes = rest.Count > 0 ? rest : component.Attributes,
        });
    }

    private protected virtual void Prepare(TagHelperContext context)
    {
    }

    private protected abstract Component Build(Words? content);
}

/// <summary>A component whose items are elements inside it.</summary>
public abstract class ListTagHelper<TItem> : ComponentTagHelper
{
    private readonly List<TItem> _items = [];

    private protected IReadOnlyList<TItem> Items => _items;

    private protected override void Prepare(TagHelperContext context) => context.Items[typeof(TItem)] = _items;
}

/// <summary>One item, which writes nothing itself but tells the list around it.</summary>
public abstract class ItemTagHelper<TItem> : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Prepare(context);
        var content = await output.GetChildContentAsync();
        var rest = output.Attributes.ToDictionary(item => item.Name, item => item.Value?.ToString() ?? "", StringComparer.Ordinal);
        output.SuppressOutput();
        if (!context.Items.TryGetValue(typeof(TItem), out var list))
        {
            throw new InvalidOperationException($"<{context.TagName}> stands only inside the element whose item it is.");
        }

        ((List<TItem>)list).Add(Build(content.IsEmptyOrWhiteSpace ? null : content, rest.Count > 0 ? rest : null));
    }

    private protected virtual void Prepare(TagHelperContext context)
    {
    }

    private protected abstract TItem Build(Words? content, IReadOnlyDictionary<string, string>? attributes);
}
