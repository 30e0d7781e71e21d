namespace Goldthread.Journeys;

/// <summary>Each role sees what its work needs, and a refusal is in plain words.</summary>
[Collection(TownCollection.Name)]
public sealed class RolesTests(Town town)
{
    [SkippableFact]
    public async Task HousingOfficer_RecordOfMrsSmith_SeesNoProblemsMedicinesOrResults()
    {
        await using var visitor = await (await town.Visit()).SignIn("housing-paul-nowak");
        await visitor.Page.GotoAsync(town.MrsSmith);
        var text = await visitor.Text("body");

        text.ShouldContain("You see what your work in housing needs");
        text.ShouldContain("Wren Homes");
        text.ShouldContain("Karen Fraser");
        foreach (var hidden in new[] { "urosemide", "eart failure", "enicillin", "mmHg", "esuscitation" })
        {
            text.ShouldNotContain(hidden);
        }
    }

    [SkippableFact]
    public async Task HousingOfficer_OpensADocumentOfTheHospitalByItsAddress_IsToldThereIsNone()
    {
        await using var gp = await (await town.Visit()).SignIn("gp-amara-okafor");
        await gp.Page.GotoAsync(town.MrsSmith);
        var address = (await gp.Page.Locator("#documents li a").First.GetAttributeAsync("href"))!;

        await using var visitor = await (await town.Visit()).SignIn("housing-paul-nowak");
        visitor.Expects = "status of 404";
        (await visitor.Page.GotoAsync(address))!.Status.ShouldBe(404);
        (await visitor.Text("h1")).ShouldBe("There is no such page");
    }

    [SkippableTheory]
    [InlineData("/work/people")]
    [InlineData("{smith}")]
    [InlineData("{smith}/timeline")]
    public async Task Analyst_PagesAboutPeople_AreRefusedInPlainWords(string path)
    {
        await using var visitor = await (await town.Visit()).SignIn("analyst-wei-chen");
        visitor.Expects = "status of 403";

        var answer = await visitor.Page.GotoAsync(path.Replace("{smith}", town.MrsSmith, StringComparison.Ordinal));

        answer!.Status.ShouldBe(403);
        (await visitor.Text("h1")).ShouldBe("You cannot see this page");
        (await visitor.Text("body")).ShouldNotContain("Edith");
    }

    [SkippableFact]
    public async Task Gp_PersonOfAnotherPractice_HasNoRelationship()
    {
        var address = await town.SomeoneUnknownTo("ZZGP01");
        await using var visitor = await (await town.Visit()).SignIn("gp-amara-okafor");
        visitor.Expects = "status of 403";

        var answer = await visitor.Page.GotoAsync(address);

        answer!.Status.ShouldBe(403);
        (await visitor.Text("h1")).ShouldBe("You have no relationship with this person");
    }
}
