using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Tests.Items;

public sealed class StoryTests
{
    [Theory]
    [InlineData("They *walk*.", "<p>They <em>walk</em>.</p>")]
    [InlineData("# Big", "<h3>Big</h3>")]
    [InlineData("[a page](https://example.org/x)", "<p><a href=\"https://example.org/x\">a page</a></p>")]
    [InlineData("[ours](/toolkit)", "<p><a href=\"/toolkit\">ours</a></p>")]
    public void Html_WhatWritersUse_IsShown(string markdown, string html) => Story.Html(markdown).Trim().ShouldBe(html);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("![x](https://evil.example/follow.gif)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x][1]\n\n[1]: vbscript:x")]
    [InlineData("<style>body{display:none}</style>")]
    public void Html_WhatCouldHarm_IsNot(string markdown)
    {
        using var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Story.Html(markdown));

        document.QuerySelectorAll("script, style, img, iframe, object").ShouldBeEmpty();
        document.QuerySelectorAll("*").SelectMany(e => e.Attributes).ShouldAllBe(a => a.Name != "onerror" && (a.Name != "href" || a.Value == "" || a.Value.StartsWith("/toolkit") || a.Value.StartsWith("https://example.org")));
    }
}
