using Goldthread.DesignSystem.Components;
using Xunit.Abstractions;

namespace Goldthread.DesignSystem.Tests.Components.Upstream;

/// <summary>Every example of nhsuk-frontend for the components we have: its options into our record, our HTML against its HTML.</summary>
public sealed class UpstreamExamplesTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Type> Known = new(StringComparer.Ordinal)
    {
        ["action-link"] = typeof(ActionLink), ["back-link"] = typeof(BackLink), ["breadcrumb"] = typeof(Breadcrumb), ["button"] = typeof(Button),
        ["card"] = typeof(Card), ["checkboxes"] = typeof(Checkboxes), ["contents-list"] = typeof(ContentsList), ["date-input"] = typeof(DateInput),
        ["details"] = typeof(Details), ["do-dont-list"] = typeof(DoDontList), ["error-message"] = typeof(ErrorMessage),
        ["error-summary"] = typeof(ErrorSummary), ["fieldset"] = typeof(Fieldset), ["footer"] = typeof(Footer), ["header"] = typeof(Header),
        ["heading"] = typeof(Heading), ["hint"] = typeof(Hint), ["input"] = typeof(Input), ["inset-text"] = typeof(InsetText),
        ["label"] = typeof(Label), ["legend"] = typeof(Legend), ["notification-banner"] = typeof(NotificationBanner),
        ["pagination"] = typeof(Pagination), ["panel"] = typeof(Panel), ["radios"] = typeof(Radios), ["scroll"] = typeof(Scroll),
        ["select"] = typeof(Select), ["skip-link"] = typeof(SkipLink), ["summary-list"] = typeof(SummaryList), ["tables"] = typeof(Table),
        ["tabs"] = typeof(Tabs), ["tag"] = typeof(Tag), ["textarea"] = typeof(Textarea), ["warning-callout"] = typeof(WarningCallout),
    };

    public static IEnumerable<object[]> All() =>
        Known.Keys.SelectMany(UpstreamExamples.Of).Select(example => new object[] { example.Component, example.Number, example.Name });

    [Theory]
    [MemberData(nameof(All))]
    public void Component_UpstreamExample_WritesTheSameHtml(string component, int number, string name)
    {
        var example = UpstreamExamples.Of(component)[number];
        if (UpstreamExamples.Exceptions().TryGetValue($"{component}: {name}", out var reason))
        {
            Failure(example).ShouldNotBeNull($"This example passes now; take it out of exceptions.json ({reason})");
            return;
        }

        OurShape(example).ShouldBe(HtmlShape.Of(example.Html));
    }

    [Fact]
    public void Components_UpstreamExamples_AreAllPresent()
    {
        var total = 0;
        foreach (var component in Known.Keys)
        {
            var examples = UpstreamExamples.Of(component);
            total += examples.Count;
            output.WriteLine($"{component,-20} {examples.Count(example => Failure(example) is null),3} of {examples.Count}");
        }

        total.ShouldBe(839);
        var names = Known.Keys.SelectMany(UpstreamExamples.Of).Select(example => $"{example.Component}: {example.Name}").ToHashSet(StringComparer.Ordinal);
        UpstreamExamples.Exceptions().Keys.ShouldAllBe(key => names.Contains(key));
    }

    private static string? Failure(UpstreamExample example)
    {
        try
        {
            return OurShape(example) == HtmlShape.Of(example.Html) ? null : "The HTML differs.";
        }
        catch (System.Text.Json.JsonException missing)
        {
            return missing.Message;
        }
    }

    private static string OurShape(UpstreamExample example) =>
        HtmlShape.Of(OptionsReader.Read(UpstreamOptions.Translate(example), Known[example.Component]).ToHtml());
}
