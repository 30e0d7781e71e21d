using Goldthread.DesignSystem.Components;
using Microsoft.AspNetCore.Html;

namespace Goldthread.DesignSystem.Tests.Components;

public sealed class ComponentsTests
{
    [Fact]
    public void Words_FromAString_AreEscapedAndFromHtmlAreNot()
    {
        new Hint { Text = "<b>" }.ToHtml().ShouldBe("<div class=\"nhsuk-hint\">&lt;b&gt;</div>");
        new Hint { Text = new HtmlString("<b>x</b>") }.ToHtml().ShouldBe("<div class=\"nhsuk-hint\"><b>x</b></div>");
        new Hint { Text = new Tag { Text = "&" } }.ToHtml().ShouldBe("<div class=\"nhsuk-hint\"><strong class=\"nhsuk-tag\">&amp;</strong></div>");
    }

    [Fact]
    public void Attributes_HostileValues_CannotEndTheAttribute()
    {
        var html = new Button { Text = "x", Href = "\"><script>", Id = "\" onclick=\"y", Classes = "\"z" }.ToHtml();
        var page = TestPlace.Parse(html);

        page.QuerySelectorAll("script, [onclick]").ShouldBeEmpty();
        page.QuerySelector("a")!.GetAttribute("href").ShouldBe("\"><script>");
    }

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 2, "[1] 2 >")]
    [InlineData(1, 5, "[1] 2 ... 5 >")]
    [InlineData(3, 5, "< 1 2 [3] 4 5 >")]
    [InlineData(4, 40, "< 1 2 3 [4] 5 ... 40 >")]
    [InlineData(5, 40, "< 1 ... 4 [5] 6 ... 40 >")]
    [InlineData(40, 40, "< 1 ... 39 [40]")]
    public void Pagination_Numbered_ShowsNeighboursAndEnds(int page, int pages, string shown)
    {
        var pagination = Pagination.Numbered(page, pages, number => "?page=" + number);
        var words = pagination is null ? [] : new List<string>();
        if (pagination?.Previous is not null) words.Add("<");
        words.AddRange(pagination?.Items.Select(item => item.Ellipsis ? "..." : item.Current ? $"[{item.Number}]" : $"{item.Number}") ?? []);
        if (pagination?.Next is not null) words.Add(">");

        string.Join(' ', words).ShouldBe(shown);
    }
}
