using System.Text;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Tests.Validation;

public sealed class XhtmlRulesTests
{
    private const string Start = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    [Theory]
    [InlineData("text")]
    [InlineData("<p>a<br/>b &lt; c &#233;</p><!-- note -->")]
    [InlineData("<table class='grid'><tr><td colspan=\"2\">a</td></tr></table>")]
    [InlineData("<a href=\"Patient/1\">a</a><a href=\"#x\" name=\"x\">b</a><a href=\"https://example.org/?a:b\">c</a>")]
    [InlineData("<img src=\"#pic\" alt=\"x\"/>")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\" alt=\"x\"/>")]
    [InlineData("<span style=\"color: red; font-weight: bold\">a</span>")]
    [InlineData("a > b")]
    public void Problem_HarmlessNarrative_IsNone(string content) => Problem($"{Start}{content}</div>").ShouldBeNull();

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<SCRIPT>alert(1)</SCRIPT>", "<SCRIPT>")]
    [InlineData("<p onclick=\"x()\">a</p>", "the attribute onclick")]
    [InlineData("<img src=\"a\" OnError='x()'/>", "the attribute OnError")]
    [InlineData("<a href=\"javascript:x()\">a</a>", "may run something")]
    [InlineData("<a href=\" JaVa&#x73;cript:x()\">a</a>", "may run something")]
    [InlineData("<a href=\"java&#10;script:x()\">a</a>", "may run something")]
    [InlineData("<a href=\"data:text/html,x\">a</a>", "may run something")]
    [InlineData("<img src=\"data:image/svg+xml,x\"/>", "may run something")]
    [InlineData("<a href=\"vbscript:x\">a</a>", "may run something")]
    [InlineData("<iframe src=\"https://example.org\"/>", "<iframe>")]
    [InlineData("<object data=\"x\"/>", "<object>")]
    [InlineData("<form><input/></form>", "<form>")]
    [InlineData("<link rel=\"stylesheet\" href=\"x\"/>", "<link>")]
    [InlineData("<style>p{}</style>", "<style>")]
    [InlineData("<svg:svg/>", "<svg:svg>")]
    [InlineData("<p style=\"background: url(https://example.org/x)\">a</p>", "may load or run something")]
    [InlineData("<p style=\"width: exp&#114;ession(x)\">a</p>", "may load or run something")]
    [InlineData("<p xmlns:x=\"y\">a</p>", "the attribute xmlns:x")]
    [InlineData("<p xmlns=\"http://www.w3.org/2000/svg\">a</p>", "no other xmlns")]
    [InlineData("<!DOCTYPE html>a", "not allowed")]
    [InlineData("<![CDATA[a]]>", "not allowed")]
    [InlineData("<?php x ?>", "not allowed")]
    [InlineData("<p>a", "</div> stands where </p> should")]
    [InlineData("<b><i>a</b></i>", "</b> stands where </i> should")]
    [InlineData("<p class=a>a</p>", "not well-formed")]
    [InlineData("<p class>a</p>", "not well-formed")]
    [InlineData("<p class=\"a>a</p>", "not well-formed")]
    [InlineData("<!-- a", "comment without an end")]
    [InlineData(" \n <p> </p>", "says nothing")]
    [InlineData("a < b", "not allowed")]
    [InlineData("a</div><div xmlns=\"http://www.w3.org/1999/xhtml\">b", "nothing outside its div")]
    [InlineData("a</div>b<div>", "nothing outside its div")]
    [InlineData("a</div></div>", "nothing outside its div")]
    public void Problem_ActiveOrBrokenNarrative_IsNamed(string content, string words) =>
        Problem($"{Start}{content}</div>").ShouldNotBeNull().ShouldContain(words);

    [Theory]
    [InlineData("text")]
    [InlineData("<p xmlns=\"http://www.w3.org/1999/xhtml\">a</p>")]
    [InlineData("<div>a</div>")]
    [InlineData("<div")]
    [InlineData("<div xmlns")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\">a")]
    [InlineData("<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div")]
    public void Problem_NotOneWholeDiv_IsFound(string html) => Problem(html).ShouldNotBeNull();

    [Fact]
    public void Problem_ThousandsOfNestedTags_IsFoundWithoutACrash() =>
        Problem(Start + string.Concat(Enumerable.Repeat("<b>", 100_000))).ShouldNotBeNull().ShouldContain("nested too deeply");

    private static string? Problem(string html) => XhtmlRules.Problem(Encoding.UTF8.GetBytes(html));
}
