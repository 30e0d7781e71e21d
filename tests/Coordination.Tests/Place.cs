using AngleSharp.Dom;
using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Record.People;
using Goldthread.Record.Reading;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Tests;

/// <summary>A small place for these tests: a surgery that knows a person, and a community trust that does not yet.</summary>
internal static class Place
{
    public const string Surgery = "GP1";
    public const string Trust = "CM1";

    /// <summary>A person whom the surgery has sent; the key of their page.</summary>
    public static async Task<string> Person(World world, string family = "Smith", string given = "Edie", int number = 1)
    {
        await Name(world, Surgery, "The Surgery");
        await Name(world, Trust, "The Trust");
        var gp = await world.Professional(Surgery);
        var id = await gp.Add($$$"""
            {"resourceType":"Patient",
             "identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
               "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
               "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{Kernel.Values.NhsNumber.Synthetic(number)}}}"}],
             "name":[{"family":"{{{family}}}","given":["{{{given}}}"]}],"birthDate":"1941-03-02","telecom":[{"system":"phone","value":"01632 960101"}],
             "address":[{"use":"home","city":"Wrenfield","district":"Millbrook","postalCode":"ZZ1 1AA"}]}
            """);
        await world.DeliverEvents();
        return await Key(world, id);
    }

    public static async Task<string> Key(World world, string patient)
    {
        var sight = AccessDecision.OfSystem(User.System, "test");
        return (await world.Services.GetRequiredService<RecordReader>().PersonOf(patient, sight))!.Value.ToString();
    }

    public static async Task<IReadOnlyList<Identity>> Members(World world, string key) => await world.Services.GetRequiredService<PersonDirectory>().Members(key);

    public static Task Name(World world, string code, string name) => world.Records.Write(session =>
    {
        SourceTable.Put(session, code, name);
        return true;
    });

    /// <summary>Somebody who is signed in.</summary>
    public static async Task<Site> At(World world, string organisation, string role)
    {
        var site = new Site(world);
        await site.SignIn(organisation, role);
        return site;
    }

    /// <summary>Posts the step that a referral's page offers.</summary>
    public static async Task<(System.Net.HttpStatusCode Status, IDocument Page, Uri? To)> Take(Site site, string referral, string step, params (string Name, string Value)[] fields)
    {
        var (_, page, _) = await site.Get($"{referral}?step={step}");
        return await site.Post($"{referral}?step={step}", Site.Token(page), [("Seen", page.QuerySelector("input[name=Seen]")?.GetAttribute("value") ?? "0"), .. fields]);
    }

    /// <summary>Refers from the surgery to the trust; the address of the referral.</summary>
    public static async Task<string> Refer(Site from, string key, string reason = "Two falls since August", string kind = "service", string priority = "routine")
    {
        var address = $"/work/people/{key}/refer";
        var (_, form, _) = await from.Get(address + "?find=trust");
        var (status, page, to) = await from.Post(address, Site.Token(form), ("Target", "organisation:" + Trust), ("Kind", kind), ("Priority", priority), ("Reason", reason), ("Then", "send"));
        status.ShouldBe(System.Net.HttpStatusCode.Found, page.Body!.TextContent);
        return to!.ToString().Split('?')[0];
    }
}
