using System.Net;
using Goldthread.Population.Profiles;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.Pages;

/// <summary>The forecast over HTTP: the sheet's ratios on numbers typed in, and on the place.</summary>
public sealed class ForecastPageTests
{
    [Fact]
    public async Task Typed_FourGroups_GrowAsTheSheetSays()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ProfileBook>().Current();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (status, page, _) = await site.Get("/population/forecast?base=typed&Aged65=40,000&Aged85=6000&Conditions=1900000&Needs=100");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldBe("The people typed in: people aged 65 to 84 would go from 40,000 to about 55,600 over 20 years.");
        var rows = page.QuerySelectorAll("tbody tr").Select(r => string.Join("|", r.QuerySelectorAll("td").Take(3).Select(c => c.TextContent.Trim()))).ToList();
        rows.ShouldBe(["40,000|55,600|1.39", "6,000|over 12,000|2.00", "1,900,000|2,900,000|1.53", "100|161|1.61"]);
        page.QuerySelector("tbody tr")!.LastElementChild!.TextContent.ShouldBe("expected to rise by 39 per cent over 20 years");
        page.QuerySelector("svg[role=img] desc")!.TextContent.ShouldContain("55,600");
        page.QuerySelector("#Aged65")!.GetAttribute("value").ShouldBe("40,000");
        var half = (await site.Get("/population/forecast?base=typed&Aged65=40000&Years=10")).Page;
        half.QuerySelector("tbody td:nth-child(3)")!.TextContent.ShouldBe("47,159", "by the root of 1.39");
        (await site.Get("/population/forecast?base=typed&Aged65=40000&handler=csv")).Status.ShouldBe(HttpStatusCode.OK);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("base=typed&Aged65=many", "Aged65", "Number of people aged 65 to 84 must be a whole number, such as 12,500")]
    [InlineData("base=typed&Aged85=-4", "Aged85", "Number of people aged 85 and over must be a whole number, such as 12,500")]
    [InlineData("base=typed", "Aged65", "Enter how many people there are in one group or more")]
    [InlineData("base=typed&Aged65=10&Years=21", "Years", "Years must be a whole number from 1 to 20: the figures say nothing of the time after")]
    [InlineData("base=&Aged65=lots&Aged85=&Years=", "Aged65", "Number of people aged 65 to 84 must be a whole number, such as 12,500")]
    public async Task Typed_WithAFault_NamesTheField(string query, string field, string message)
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        var (status, page, _) = await site.Get("/population/forecast?" + query);

        status.ShouldBe(HttpStatusCode.BadRequest);
        var link = page.QuerySelector(".nhsuk-error-summary a")!;
        (link.TextContent.Trim(), link.GetAttribute("href")).ShouldBe((message, "#" + field));
        page.QuerySelector("#" + field).ShouldNotBeNull();
    }

    [Fact]
    public async Task Place_WithNobody_SaysSoAndAnUnknownAreaIsNotFound()
    {
        await using var world = await World.Start();
        await world.Services.GetRequiredService<ProfileBook>().Current();
        using var site = new Site(world);
        await site.SignIn("ICB", "analyst");

        (await site.Get("/population/forecast")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.Get("/population/forecast?base=NOWHERE")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Page_ForThoseWithoutTheRight_IsShut()
    {
        await using var world = await World.Start();
        using var site = new Site(world);
        await site.SignIn("ORG", "gp");

        (await site.Get("/population/forecast")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
