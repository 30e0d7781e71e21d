using System.Net;
using Goldthread.Support;

namespace Goldthread.Directory.Tests.Pages;

/// <summary>Listings whose organisation has nobody to keep them.</summary>
public sealed class OwnersPageTests
{
    private const string Path = "/work/directory/owners";

    [DatabaseTheory]
    public async Task HandOver_OfAnOrganisationWithoutAKeeper_LetsTheOtherPublishAndIsGivenBack(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Listed.Publish(world, Listed.Service("Bereavement Café"));
        using var admin = new Site(world);
        using var keeper = new Site(world);
        await admin.SignIn("ADM", "administrator");
        await keeper.SignIn("CHARITY", "link-worker");
        var id = Listed.Service("Bereavement Café").Id;
        var (_, page, _) = await admin.Get(Path);
        page.QuerySelector("main")!.TextContent.ShouldContain("Test Charity");
        page.QuerySelector("option[value=CHARITY]")!.TextContent.ShouldContain("The link-worker of CHARITY");
        (await StillRight(keeper, id)).ShouldBe(HttpStatusCode.Forbidden);

        (await admin.Post(Path, Site.Token(page), ("Owner", Listed.Owner), ("To", "CHARITY"))).To!.ToString().ShouldBe(Path + "?done=given");

        (await StillRight(keeper, id)).ShouldBe(HttpStatusCode.Found);
        var (_, after, _) = await admin.Get(Path);
        after.QuerySelector("main")!.TextContent.ShouldContain("Each listing has somebody who keeps it.");
        after.QuerySelector(".gt-rows li")!.TextContent.ShouldContain("kept by CHARITY");
        (await admin.Post(Path + "?handler=Back", Site.Token(after), ("Owner", Listed.Owner))).To!.ToString().ShouldBe(Path + "?done=back");
        (await StillRight(keeper, id)).ShouldBe(HttpStatusCode.Forbidden);
        (await admin.Get(Path)).Page.QuerySelector("main")!.TextContent.ShouldContain("Test Charity");
    }

    [Fact]
    public async Task HandOver_ToNobodyOrFromOneWhoHasAKeeper_IsRefusedWithTheField()
    {
        await using var world = await World.Start();
        await Listed.Publish(world, Listed.Service("Lunch"));
        using var admin = new Site(world);
        await admin.SignIn("ADM", "administrator");
        var token = Site.Token((await admin.Get(Path)).Page);

        var (status, page, _) = await admin.Post(Path, token, ("Owner", Listed.Owner), ("To", "ADM"));

        status.ShouldBe(HttpStatusCode.BadRequest);
        var target = page.QuerySelector(".nhsuk-error-summary a")!.GetAttribute("href")!;
        page.QuerySelector(target)!.LocalName.ShouldBe("select");
        using var keeper = new Site(world);
        await keeper.SignIn(Listed.Owner, "link-worker");
        (await admin.Post(Path, token, ("Owner", Listed.Owner), ("To", Listed.Owner))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await keeper.Get(Path)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpStatusCode> StillRight(Site site, string id) =>
        (await site.Post("/work/directory?handler=Right", Site.Token((await site.Get("/work/directory/edit")).Page), ("id", id))).Status;
}
