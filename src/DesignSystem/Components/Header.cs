using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Components;

/// <summary>The top of every page: whose service it is, search, who is signed in, and the ways in. It brings no logo of its own.</summary>
public sealed record Header : Component
{
    /// <summary>The name of the service.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Where the name leads.</summary>
    public string? ServiceHref { get; init; }

    /// <summary>A logo that the operator has the right to show.</summary>
    public HeaderLogo? Logo { get; init; }

    /// <summary>A search box.</summary>
    public HeaderSearch? Search { get; init; }

    /// <summary>Who is signed in, and the way out.</summary>
    public IReadOnlyList<AccountItem> Account { get; init; } = [];

    /// <summary>The ways in.</summary>
    public IReadOnlyList<LinkItem> Navigation { get; init; } = [];

    /// <summary>Further classes of the navigation, such as "nhsuk-header__navigation--justified".</summary>
    public string? NavigationClasses { get; init; }

    /// <summary>Further classes of the width container.</summary>
    public string? ContainerClasses { get; init; }

    private bool OneLink => !string.IsNullOrEmpty(ServiceName) && ServiceHref is not null && (Logo?.Href is null || Logo.Href == ServiceHref);

    internal override IHtmlContent Build() =>
        new Element("header", "nhsuk-header", Logo?.OrganisationName is null ? null : "nhsuk-header--organisation").Class(Classes)
            .Attr("id", Id).Attr("data-module", "nhsuk-header").Attr("role", "banner").Attrs(Attributes)
            .Add(Markup.El("div", "nhsuk-header__container", "nhsuk-width-container", ContainerClasses)
                .Add(Service()).Add(Search?.Build()).Add(AccountList()))
            .Add(Menu());

    private Element Service()
    {
        var service = Markup.El("div", "nhsuk-header__service");
        var href = OneLink ? ServiceHref : Logo?.Href;
        if (href is null) service.Add(Logo?.Build());
        else
        {
            var names = new[] { Logo?.Alt, Logo?.OrganisationName, Logo?.OrganisationSplit, OneLink ? ServiceName : null, "homepage" };
            service.Add(Markup.El("a", "nhsuk-header__service-logo").Attr("href", href)
                .Attr("aria-label", Logo?.AriaLabel ?? string.Join(' ', names.Where(name => name is not null)))
                .Add(Logo?.Build())
                .AddIf(OneLink, () => Markup.El("span", "nhsuk-header__service-name").Add(ServiceName)));
        }

        if (OneLink || string.IsNullOrEmpty(ServiceName)) return service;
        return service.Add(Markup.El(ServiceHref is null ? "span" : "a", "nhsuk-header__service-name").Attr("href", ServiceHref).Add(ServiceName));
    }

    private Element? AccountList() => Account.Count == 0 ? null
        : Markup.El("nav", "nhsuk-header__account").Attr("aria-label", "Account")
            .Add(Markup.El("ul", "nhsuk-header__account-list").AddAll(Account.Select(item => item.Build())));

    private Element? Menu() => Navigation.Count == 0 ? null
        : Markup.El("nav", "nhsuk-header__navigation", NavigationClasses).Attr("aria-label", "Menu")
            .Add(Markup.El("div", "nhsuk-header__navigation-container", "nhsuk-width-container", ContainerClasses)
                .Add(Markup.El("ul", "nhsuk-header__navigation-list")
                    .AddAll(Navigation.Select(Way))
                    .Add(Markup.El("li", "nhsuk-header__menu").Flag("hidden", true)
                        .Add(Markup.El("button", "nhsuk-header__menu-toggle", "nhsuk-header__navigation-link")
                            .Attr("id", "toggle-menu").Attr("aria-expanded", "false")
                            .Add(Markup.Hidden("Browse ")).Add("More")))));

    private static Element Way(LinkItem item)
    {
        var here = item.Active || item.Current;
        return Markup.El("li", "nhsuk-header__navigation-item", here ? "nhsuk-header__navigation-item--current" : null, item.Classes)
            .Attrs(item.Attributes)
            .Add(Markup.El(item.Href is null ? "span" : "a", item.Href is null ? "nhsuk-header__navigation-text" : "nhsuk-header__navigation-link")
                .Attr("href", item.Href)
                .Attr("aria-current", !here ? null : item.Current ? "page" : "true")
                // Bold says "here" to those who turn our colours off.
                .Add(here ? Markup.El("strong", "nhsuk-header__navigation-item-current-fallback").Add(item.Text) : item.Text));
    }
}

/// <summary>A logo and the organisation it stands for.</summary>
public sealed record HeaderLogo
{
    /// <summary>The picture.</summary>
    public Words? Picture { get; init; }

    /// <summary>What the picture says.</summary>
    public string? Alt { get; init; }

    /// <summary>Where it leads.</summary>
    public string? Href { get; init; }

    /// <summary>The name of the link; null puts it together.</summary>
    public string? AriaLabel { get; init; }

    /// <summary>The organisation's name beside the picture.</summary>
    public string? OrganisationName { get; init; }

    /// <summary>The part of the name on a line of its own.</summary>
    public string? OrganisationSplit { get; init; }

    /// <summary>What sort of organisation.</summary>
    public string? OrganisationDescriptor { get; init; }

    internal IHtmlContent Build() => new Fragment(
        Picture,
        OrganisationName is null ? null : Markup.El("span", "nhsuk-header__organisation-name").Add(OrganisationName)
            .AddIf(OrganisationSplit is not null, () => new Fragment(
                Words.From(" "), Markup.El("span", "nhsuk-header__organisation-name-split").Add(OrganisationSplit))),
        OrganisationDescriptor is null ? null
            : Markup.El("span", "nhsuk-header__organisation-name-descriptor").Add(OrganisationDescriptor));
}

/// <summary>The search box of the header; it asks with GET.</summary>
public sealed record HeaderSearch
{
    /// <summary>The page that answers.</summary>
    public required string Action { get; init; }

    /// <summary>The name the words are sent under.</summary>
    public string Name { get; init; } = "q";

    /// <summary>What is searched, for screen readers.</summary>
    public required string Label { get; init; }

    /// <summary>What is searched, for those who see.</summary>
    public string Placeholder { get; init; } = "Search";

    internal IHtmlContent Build() => Markup.El("search", "nhsuk-header__search").Add(
        Markup.El("form", "nhsuk-header__search-form").Attr("id", "search").Attr("action", Action).Attr("method", "get").Flag("novalidate", true)
            .Add(new Input
            {
                Label = new Label { Text = Label, Classes = "nhsuk-u-visually-hidden" },
                Id = "search-field", Name = Name, Type = "search", Autocomplete = "off", Placeholder = Placeholder,
                After = new Button { AriaLabel = "Search", Icon = "search", Small = true },
            }));
}

/// <summary>One item beside the search: a name, a link, or a form with one button such as "Sign out".</summary>
public sealed record AccountItem
{
    /// <summary>The words.</summary>
    public Words? Text { get; init; }

    /// <summary>Makes it a link.</summary>
    public string? Href { get; init; }

    /// <summary>Makes it a button that posts to this address.</summary>
    public string? Action { get; init; }

    /// <summary>"post" or "get".</summary>
    public string Method { get; init; } = "post";

    /// <summary>Hidden fields of that form, such as the antiforgery token.</summary>
    public Words? Fields { get; init; }

    /// <summary>The small picture of a person before the words.</summary>
    public bool Icon { get; init; }

    internal IHtmlContent Build()
    {
        var words = new Fragment(Icon ? new Icon { Name = "user" } : null, Text);
        var item = Markup.El("li", "nhsuk-header__account-item");
        if (Href is not null) return item.Add(Markup.El("a", "nhsuk-header__account-link").Attr("href", Href).Add(words));
        if (Action is null) return item.Add(words);
        return item.Add(Markup.El("form", "nhsuk-header__account-form").Attr("action", Action).Attr("method", Method).Flag("novalidate", true)
            .Add(Fields).Add(Markup.El("button", "nhsuk-header__account-button").Add(words)));
    }
}
