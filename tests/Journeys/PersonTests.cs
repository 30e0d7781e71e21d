using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Goldthread.Journeys;

/// <summary>Mrs Smith and her own record: on a telephone, with the keyboard alone, each page she meets held to what a page must be.</summary>
[Collection(TownCollection.Name)]
public sealed class PersonTests(Town town)
{
    private const string Edie = "person-edie-smith";
    private const int Phone = 360;

    [SkippableFact]
    public async Task Person_OnAPhoneWithTheKeyboard_FindsWhatIsHers()
    {
        await using var edie = await town.Visit(Phone);
        await edie.Open("/sign-in");
        await edie.Press($"button[value='{Edie}']");

        (await edie.Text("h1")).ShouldBe("Hello Edie Smith");
        var next = edie.Page.Locator("section[aria-labelledby=next] li");
        (await next.CountAsync()).ShouldBeGreaterThan(1);
        (await next.First.InnerTextAsync()).ShouldContain(TimeProvider.System.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture));
        var team = await edie.Text("section[aria-labelledby=team]");
        team.ShouldContain("Your named worker is Tom Whitfield");
        (await edie.Page.Locator("section[aria-labelledby=team] a").First.GetAttributeAsync("href")).ShouldStartWith("tel:");

        await edie.Press("a[href='/me/record']");
        var record = await edie.Text();
        foreach (var hers in new[] { "In your own words", "Heart failure", "Your medicines", "Penicillin", "What was measured", "Millbrook Water Surgery" })
        {
            record.ShouldContain(hers, Case.Insensitive);
        }

        await edie.Press(".nhsuk-back-link");
        await edie.Press("a[href='/me/choices']");
        (await edie.Text()).ShouldContain("Wrenfield Hospitals Trust");
        await edie.Press(".nhsuk-back-link");
        await edie.Press("header button");
        (await edie.Text("h1")).ShouldBe("You are signed out");
    }

    [SkippableFact]
    public async Task Looked_AfterAGpReadTheRecord_NamesThemAndWhy()
    {
        await using var gp = await (await town.Visit()).SignIn("gp-amara-okafor");
        await gp.Page.GotoAsync(town.MrsSmith);
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);

        await edie.Press("a[href='/me/looked']");

        var line = edie.Page.Locator("main .gt-rows > li", new() { HasText = "Dr Amara Okafor" }).First;
        var words = await line.InnerTextAsync();
        words.ShouldContain("GP, Millbrook Water Surgery. To care for and treat.");
        words.ShouldContain("Opened your record");
        var all = await edie.Text();
        all.ShouldContain("Their computer sent us what they have written about you.");
        all.ShouldNotContain("To run this system");
        all.ShouldNotContain("Millbrook Pharmacy, Millbrook Pharmacy");
    }

    [SkippableFact]
    public async Task AboutMe_WrittenWithAPicture_IsReadByTheGpAtTheNextRequest()
    {
        await using var gp = await (await town.Visit()).SignIn("gp-amara-okafor");
        await gp.Page.GotoAsync(town.MrsSmith);
        var words = "Robins on the back step. Please look at them with me.";
        (await gp.Text("#matters")).ShouldNotContain(words);
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Press("a[href='/me/about-me']");

        await edie.Type("#important", words);
        await edie.Page.SetInputFilesAsync("#file", new FilePayload { Name = "Biscuit the cat.png", MimeType = "image/png", Buffer = await Picture(edie) });
        await edie.Press("main button.nhsuk-button");

        (await edie.Text()).ShouldContain("Saved. Everyone who cares for you sees this from now.");
        (await edie.Text()).ShouldContain("Biscuit the cat");
        await gp.Page.ReloadAsync();
        await gp.IsSound();
        (await gp.Text("#matters")).ShouldContain(words);
    }

    [SkippableFact]
    public async Task Add_NoteAndReading_AreInTheRecordOfHersAndTheNurses()
    {
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Press("a[href='/me/add']");
        await edie.Type("#note", "The new tablets make me dizzy when I stand.");
        await edie.Press("form[action*=Note] button");
        (await edie.Text()).ShouldContain("Your note is in the record");

        await edie.Press("form[action*=Reading] button");
        (await edie.Text(".nhsuk-error-summary")).ShouldContain("Body weight must be a number from 2 to 400 kg");
        await edie.Type("#value", "71,4");
        await edie.Press("form[action*=Reading] button");
        (await edie.Text()).ShouldContain("Your reading is in the record");

        await edie.Open("/me/record");
        (await edie.Text("section[aria-labelledby=measured]")).ShouldContain("71.4");
        await using var nurse = await (await town.Visit()).SignIn("nurse-bethan-price");
        await nurse.Page.GotoAsync(town.MrsSmith);
        (await nurse.Text("#measurements")).ShouldContain("71.4");
        await nurse.Page.GotoAsync(town.MrsSmith + "/timeline");
        (await nurse.Text(".gt-timeline")).ShouldContain("dizzy");
    }

    [SkippableFact]
    public async Task Wrong_SaidOfAMedicine_ReachesItsOwner()
    {
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Press("a[href='/me/record']");
        await edie.Press("section[aria-labelledby=allergies] li:last-child a");
        (await edie.Text("h1")).ShouldBe("Tell us something is wrong");
        (await edie.Text("main p strong")).ShouldContain("Sticking plaster");

        await edie.Press("main button");
        (await edie.Page.Locator("#wrong-error, .nhsuk-error-message").CountAsync()).ShouldBe(1);
        await edie.Type("#wrong", "It was the glue, not the plaster.");
        await edie.Press("main button");

        (await edie.Text("h1")).ShouldContain("We have told them");
        await using var worker = await (await town.Visit()).SignIn("socialworker-helen-marsh");
        await worker.Page.GotoAsync(town.MrsSmith + "/timeline?kind=Action");
        (await worker.Text(".gt-timeline")).ShouldContain("It was the glue, not the plaster.");
    }

    [SkippableFact]
    public async Task Download_OfTheRecord_IsFhirThatHoldsIt()
    {
        await using var edie = await (await town.Visit(Phone)).SignIn(Edie);
        await edie.Press("a[href='/me/download']");

        var download = await edie.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await edie.TabTo("a[download]");
            await edie.Page.Keyboard.PressAsync("Enter");
        });

        var bundle = JsonNode.Parse(await File.ReadAllTextAsync((await download.PathAsync())!))!;
        bundle["resourceType"]!.GetValue<string>().ShouldBe("Bundle");
        bundle["entry"]!.AsArray().Select(e => e!["resource"]!["resourceType"]!.GetValue<string>()).ShouldContain("MedicationRequest");
    }

    // A real picture of a few pixels, as a telephone would send one.
    private static async Task<byte[]> Picture(Visitor visitor) => await visitor.Page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = 60, Height = 40 } });
}
