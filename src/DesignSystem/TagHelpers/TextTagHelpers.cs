using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Goldthread.DesignSystem.TagHelpers;

/// <summary>See <see cref="Button"/>.</summary>
[HtmlTargetElement("nhs-button")]
public sealed class ButtonTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="Button.Variant"/>
    public string? Variant { get; set; }

    /// <inheritdoc cref="Button.Small"/>
    public bool Small { get; set; }

    /// <inheritdoc cref="Button.Href"/>
    public string? Href { get; set; }

    /// <inheritdoc cref="Button.Type"/>
    public string? Type { get; set; }

    /// <inheritdoc cref="Button.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc cref="Button.Value"/>
    public string? Value { get; set; }

    /// <inheritdoc cref="Button.Disabled"/>
    public bool Disabled { get; set; }

    /// <summary>False lets both of two quick presses through.</summary>
    public bool PreventDoubleClick { get; set; } = true;

    /// <inheritdoc cref="Button.Icon"/>
    public string? Icon { get; set; }

    private protected override Component Build(Words? content) => new Button
    {
        Text = content, Variant = Variant, Small = Small, Href = Href, Type = Type, Name = Name, Value = Value, Disabled = Disabled,
        PreventDoubleClick = Href is null && PreventDoubleClick ? true : null, Icon = Icon,
    };
}

/// <summary>See <see cref="Components.Tag"/>.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class TagTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="Components.Tag.Colour"/>
    public string? Colour { get; set; }

    private protected override Component Build(Words? content) => new Components.Tag { Text = content, Colour = Colour };
}

/// <summary>See <see cref="InsetText"/>.</summary>
[HtmlTargetElement("nhs-inset-text")]
public sealed class InsetTextTagHelper : ComponentTagHelper
{
    private protected override Component Build(Words? content) => new InsetText { Text = content };
}

/// <summary>See <see cref="Details"/>; <c>expander</c> draws it as a box.</summary>
[HtmlTargetElement("nhs-details")]
public sealed class DetailsTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="Details.Summary"/>
    public string? Summary { get; set; }

    /// <inheritdoc cref="Details.Open"/>
    public bool Open { get; set; }

    /// <summary>Draws it as a box.</summary>
    public bool Expander { get; set; }

    private protected override Component Build(Words? content) =>
        new Details { Text = content, Summary = Summary, Open = Open, Classes = Expander ? "nhsuk-expander" : null };
}

/// <summary>See <see cref="WarningCallout"/>.</summary>
[HtmlTargetElement("nhs-warning-callout")]
public sealed class WarningCalloutTagHelper : ComponentTagHelper
{
    /// <summary>What the warning is about.</summary>
    public string? Heading { get; set; }

    /// <summary>The level of the heading; null is 3.</summary>
    public int? HeadingLevel { get; set; }

    private protected override Component Build(Words? content) =>
        new WarningCallout { Text = content, Heading = new Heading { Text = Heading, Level = HeadingLevel } };
}

/// <summary>See <see cref="Card"/>.</summary>
[HtmlTargetElement("nhs-card")]
public sealed class CardTagHelper : ListTagHelper<CardAction>
{
    /// <summary>What the box is about.</summary>
    public string? Heading { get; set; }

    /// <summary>The level of the heading; null is 2.</summary>
    public int? HeadingLevel { get; set; }

    /// <summary>The size of the heading.</summary>
    public string? HeadingSize { get; set; } = "m";

    /// <inheritdoc cref="Card.Href"/>
    public string? Href { get; set; }

    /// <inheritdoc cref="Card.Clickable"/>
    public bool Clickable { get; set; }

    /// <inheritdoc cref="Card.Variant"/>
    public string? Variant { get; set; }

    private protected override Component Build(Words? content) => new Card
    {
        Text = content, Heading = Heading is null ? null : new Heading { Text = Heading, Level = HeadingLevel, Size = HeadingSize },
        Href = Href, Clickable = Clickable, Variant = Variant, Actions = Items,
    };
}

/// <summary>See <see cref="Panel"/>.</summary>
[HtmlTargetElement("nhs-panel")]
public sealed class PanelTagHelper : ComponentTagHelper
{
    /// <summary>What happened.</summary>
    public string? Heading { get; set; }

    /// <summary>The level of the heading; null is 1, as the panel is what its page says.</summary>
    public int? HeadingLevel { get; set; }

    private protected override Component Build(Words? content) => new Panel { Text = content, Heading = new Heading { Text = Heading, Level = HeadingLevel } };
}

/// <summary>See <see cref="NotificationBanner"/>.</summary>
[HtmlTargetElement("nhs-notification-banner")]
public sealed class NotificationBannerTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="NotificationBanner.Variant"/>
    public string? Variant { get; set; }

    /// <summary>The main line.</summary>
    public string? Heading { get; set; }

    private protected override Component Build(Words? content) => new NotificationBanner { Text = content, Variant = Variant, Heading = Heading };
}

/// <summary>See <see cref="BackLink"/>.</summary>
[HtmlTargetElement("nhs-back-link")]
public sealed class BackLinkTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="BackLink.Href"/>
    public string? Href { get; set; }

    private protected override Component Build(Words? content) => new BackLink { Text = content, Href = Href };
}

/// <summary>See <see cref="SkipLink"/>.</summary>
[HtmlTargetElement("nhs-skip-link")]
public sealed class SkipLinkTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="SkipLink.Href"/>
    public string Href { get; set; } = "#maincontent";

    private protected override Component Build(Words? content) => new SkipLink { Text = content, Href = Href };
}

/// <summary>See <see cref="Components.Label"/>.</summary>
[HtmlTargetElement("nhs-label")]
public sealed class LabelTagHelper : ComponentTagHelper
{
    /// <inheritdoc cref="Components.Label.For"/>
    public string? For { get; set; }

    /// <inheritdoc cref="FieldTitle.Size"/>
    public string? Size { get; set; }

    private protected override Component Build(Words? content) => new Label { Text = content, For = For, Size = Size };
}

/// <summary>See <see cref="Hint"/>.</summary>
[HtmlTargetElement("nhs-hint")]
public sealed class HintTagHelper : ComponentTagHelper
{
    private protected override Component Build(Words? content) => new Hint { Text = content };
}

/// <summary>See <see cref="ErrorMessage"/>.</summary>
[HtmlTargetElement("nhs-error-message")]
public sealed class ErrorMessageTagHelper : ComponentTagHelper
{
    private protected override Component Build(Words? content) => new ErrorMessage { Text = content };
}

/// <summary>See <see cref="Fieldset"/>.</summary>
[HtmlTargetElement("nhs-fieldset")]
public sealed class FieldsetTagHelper : ComponentTagHelper
{
    /// <summary>The question.</summary>
    public string? Legend { get; set; }

    /// <inheritdoc cref="FieldTitle.Size"/>
    public string? LegendSize { get; set; }

    /// <inheritdoc cref="FieldTitle.HeadingLevel"/>
    public int? HeadingLevel { get; set; }

    private protected override Component Build(Words? content) =>
        new Fieldset { Text = content, Legend = new Legend { Text = Legend, Size = LegendSize, HeadingLevel = HeadingLevel } };
}
