using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.People;

/// <summary>
/// Who the page is about: at the top of every page about a person, and of every printed sheet. What a reader may not see is simply
/// not given; nothing shows that it is missing. Give it to the layout: <c>@section Person { @Model.Banner }</c>.
/// </summary>
public sealed record PersonBanner : Component
{
    /// <summary>Title, given and family names: "Mrs Margaret Rose Smith".</summary>
    public required string FullName { get; init; }

    /// <summary>What the person likes to be called, where it differs.</summary>
    public string? PreferredName { get; init; }

    /// <summary>The person's record; makes the name a link.</summary>
    public string? Href { get; init; }

    /// <summary>"84", or "7 months"; see <see cref="Text.Dates.Age"/>.</summary>
    public string? Age { get; init; }

    /// <summary>The birth date in words.</summary>
    public string? Born { get; init; }

    /// <summary>The date of death in words; null for the living.</summary>
    public string? Died { get; init; }

    /// <summary>The NHS number, three, three and four: "999 000 0018".</summary>
    public string? NhsNumber { get; init; }

    /// <summary>How far the number is checked: "verified", "not checked".</summary>
    public string? NhsNumberStatus { get; init; }

    /// <summary>"she and her".</summary>
    public string? Pronouns { get; init; }

    /// <summary>The language of an interpreter: "Polish".</summary>
    public string? Interpreter { get; init; }

    /// <summary>Allergies in words, worst first: "Penicillin (severe), latex", or "None known".</summary>
    public string? Allergies { get; init; }

    /// <summary>Things that everybody must know before the first word.</summary>
    public IReadOnlyList<PersonFlag> Flags { get; init; } = [];

    /// <summary>"Lives with her husband".</summary>
    public string? LivesWith { get; init; }

    /// <summary>The unpaid carer's name.</summary>
    public string? UnpaidCarer { get; init; }

    /// <summary>The named coordinator.</summary>
    public string? Coordinator { get; init; }

    /// <summary>The coordinator's telephone number, as people write it.</summary>
    public string? CoordinatorTelephone { get; init; }

    internal override IHtmlContent Build() =>
        Root("section", "gt-person").Attr("aria-label", "Who this page is about").Attrs(Attributes)
            .Add(Markup.El("div", "gt-person__top")
                .Add(Strip("gt-person__key", inner => inner.Add(Name()).Add(Identity())))
                .AddIf(Flags.Count > 0, () => Strip("gt-person__known", inner => inner.Add(
                    Markup.El("ul", "gt-person__flags").Attr("aria-label", "Know before you start").AddAll(Flags.Select(flag => flag.Build()))))))
            .Add(More());

    private Element? Identity() => Facts("gt-person__facts",
        Fact("Born", Age is null || Born is null ? Born ?? Age : $"{Born} ({Age})"),
        Fact("Died", Died),
        Fact("NHS number", NhsNumberWords()),
        Fact("Allergies", Allergies)?.Class("gt-person__allergies"));

    private static Element Strip(string className, Func<Element, Element> fill) =>
        Markup.El("div", className).Add(fill(Markup.El("div", "nhsuk-width-container")));

    private Element Name()
    {
        var name = Markup.El("p", "gt-person__name");
        if (Href is null) name.Add(FullName);
        else name.Add(Markup.El("a").Attr("href", Href).Add(FullName));
        return PreferredName is null ? name : name.Add(" ").Add(Markup.El("span", "gt-person__called").Add("likes to be called ")
            .Add(Markup.El("strong").Add(PreferredName)));
    }

    private IHtmlContent? NhsNumberWords()
    {
        if (NhsNumber is null) return Words.From(NhsNumberStatus);
        var number = Markup.El("span", "gt-nowrap").Add(NhsNumber);
        return NhsNumberStatus is null ? number : new Fragment(number, Markup.El("span", "gt-person__status").Add(", " + NhsNumberStatus));
    }

    private Element? More()
    {
        var telephone = CoordinatorTelephone is null ? null
            : Markup.El("a", "gt-nowrap").Attr("href", "tel:" + new string([.. CoordinatorTelephone.Where(c => char.IsAsciiDigit(c) || c == '+')]))
                .Add(CoordinatorTelephone);
        IHtmlContent? coordinator = Coordinator is null ? telephone
            : telephone is null ? Words.From(Coordinator) : new Fragment(Words.From(Coordinator + ", "), telephone);
        var facts = Facts("gt-person__facts", Fact("Pronouns", Pronouns), Fact("Interpreter", Interpreter), Fact("Lives", LivesWith),
            Fact("Unpaid carer", UnpaidCarer), Fact("Coordinator", coordinator));
        return facts is null ? null : Strip("gt-person__more", inner => inner.Add(facts));
    }

    private static Element? Facts(string className, params Element?[] facts) =>
        facts.All(fact => fact is null) ? null : Markup.El("dl", className).AddAll(facts);

    private static Element? Fact(string name, string? value) => Fact(name, string.IsNullOrWhiteSpace(value) ? null : Words.From(value));

    private static Element? Fact(string name, IHtmlContent? value) =>
        value is null ? null : Markup.El("div").Add(Markup.El("dt").Add(name)).Add(Markup.El("dd").Add(value));
}

/// <summary>What sort of thing a flag is; each has a word of its own, so that colour is only a help.</summary>
public enum PersonFlagKind
{
    /// <summary>A reasonable adjustment: how services must change for this person.</summary>
    Adjustment,

    /// <summary>A warning for those who visit, with the day it will be looked at again.</summary>
    Warning,

    /// <summary>A wish about resuscitation, treatment or place of care exists.</summary>
    Wishes,
}

/// <summary>One flag of a person.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="Text">A few words: "Needs a hoist", "Two visitors", "Do not attempt resuscitation".</param>
/// <param name="Href">Where the whole story is.</param>
/// <param name="Review">The date of the next review in words.</param>
public sealed record PersonFlag(PersonFlagKind Kind, string Text, string? Href = null, string? Review = null)
{
    internal Element Build()
    {
        var (word, colour) = Kind switch
        {
            PersonFlagKind.Adjustment => ("Adjustment", "blue"),
            PersonFlagKind.Warning => ("Warning", "red"),
            _ => ("Wishes", "purple"),
        };
        var words = Review is null ? Text : $"{Text} (review {Review})";
        return Markup.El("li", "gt-flag", "gt-flag--" + colour).Add(Markup.El("strong").Add(word + ":")).Add(" ")
            .Add(Href is null ? Words.From(words) : (IHtmlContent)Markup.El("a").Attr("href", Href).Add(words));
    }
}
