using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.Area;

/// <summary>The resources that belong to no person: who works where, and the questionnaires everyone answers.</summary>
internal static class SharedResources
{
    private static readonly string Source = Organisations.Board.SourceUri;

    private static readonly (string Name, string Text, OrganisationKind Provider)[] Services =
    [
        ("Urgent community response", "A nurse or therapist at home within two hours, to keep somebody out of hospital.", OrganisationKind.CommunityTrust),
        ("Integrated neighbourhood teams", "Nurses, therapists, social workers and coordinators who plan care together.", OrganisationKind.CommunityTrust),
        ("District nursing", "Nursing at home: wounds, catheters, injections, end of life care.", OrganisationKind.CommunityTrust),
        ("Community heart failure service", "Specialist nurses who see people with heart failure at home and in clinic.", OrganisationKind.CommunityTrust),
        ("Community physiotherapy", "Strength, balance and getting about after illness or a fall.", OrganisationKind.CommunityTrust),
        ("Talking therapies", "Help with anxiety and depression.", OrganisationKind.CommunityTrust),
        ("Community mental health teams", "Support for people living with severe mental illness.", OrganisationKind.CommunityTrust),
        ("Memory clinic", "Diagnosis and support for people worried about their memory.", OrganisationKind.CommunityTrust),
        ("Health visiting and school nursing", "Health support for children and their families.", OrganisationKind.CommunityTrust),
        ("Emergency department", "For life-threatening illness and injury.", OrganisationKind.AcuteTrust),
        ("Cardiology", "Heart clinics and the heart ward.", OrganisationKind.AcuteTrust),
        ("Care of older people", "Wards and clinics for older people, with same-day frailty assessment.", OrganisationKind.AcuteTrust),
        ("Care transfer hub", "Gets people home from hospital with what they need.", OrganisationKind.AcuteTrust),
        ("Adult social care first contact", "The front door of adult social care.", OrganisationKind.Council),
        ("Reablement at home", "Up to six weeks' help to get going again at home, free of charge.", OrganisationKind.Council),
        ("Occupational therapy and adaptations", "Equipment and changes to the home, with Disabled Facilities Grants.", OrganisationKind.Council),
        ("Carers' assessments", "A conversation about what an unpaid carer needs.", OrganisationKind.Council),
        ("Blue Badge", "Parking badges for people who cannot walk far.", OrganisationKind.Council),
        ("Social prescribing", "A link worker helps you find what matters to you nearby.", OrganisationKind.Charity),
        ("Befriending", "A volunteer who visits or rings every week.", OrganisationKind.Charity),
        ("Handyperson and grab rails", "Small repairs and rails within two weeks.", OrganisationKind.HousingAssociation),
    ];

    public static IEnumerable<DemoResource> All()
    {
        using var json = new ResourceWriter();
        foreach (var organisation in Organisations.All)
            yield return Organization(json, organisation);
        foreach (var organisation in Organisations.All)
            yield return Location(json, organisation);
        foreach (var member in Workforce.All)
        {
            yield return Practitioner(json, member);
            yield return Role(json, member);
        }

        for (var i = 0; i < Services.Length; i++)
            yield return Service(json, i);
        foreach (var questionnaire in Questionnaires.All)
            yield return questionnaire.Write(json, Source);
    }

    public static string ServiceId(string name) => $"service-{Array.FindIndex(Services, s => s.Name == name) + 1:D2}";

    private static DemoResource Organization(ResourceWriter json, Organisation o)
    {
        json.Begin("Organization", o.Id, Source)
            .OpenOne("identifier").Text("system", Systems.OdsCode).Text("value", o.Code).CloseOne()
            .Truth("active", true)
            .OpenOne("type").OpenOne("coding").CodingFields(Kind(o.Kind)).CloseOne().Text("text", Kind(o.Kind).Display).CloseOne()
            .Text("name", o.Name);
        Phone(json, o.Phone);
        json.OpenList("address");
        Address(json.Open(), o).Close().CloseList();
        return json.End();
    }

    private static DemoResource Location(ResourceWriter json, Organisation o)
    {
        json.Begin("Location", o.Id, Source).Text("status", "active").Text("name", o.Name).Text("mode", "instance");
        Phone(json, o.Phone);
        Address(json.Open("address"), o).Close();
        var position = Postcode(o).Position;
        return json
            .Open("position").Number("longitude", (decimal)position.Longitude).Number("latitude", (decimal)position.Latitude).Close()
            .Reference("managingOrganization", o.Ref)
            .End();
    }

    private static DemoResource Practitioner(ResourceWriter json, StaffMember member)
    {
        var words = member.Name.Split(' ');
        var titled = words[0] is "Dr" or "Councillor";
        json.Begin("Practitioner", member.Id, member.Organisation.SourceUri)
            .OpenOne("identifier").Text("system", Systems.Wrenfield + "id/staff").Text("value", member.Id).CloseOne()
            .Truth("active", true)
            .OpenOne("name").Text("use", "official").Text("text", member.Name).Text("family", words[^1])
            .Texts("given", words[titled ? 1 : 0]);
        if (titled)
            json.Texts("prefix", words[0]);
        json.CloseOne();
        Phone(json, member.Phone);
        return json.End();
    }

    private static DemoResource Role(ResourceWriter json, StaffMember member)
    {
        json.Begin("PractitionerRole", member.Id, member.Organisation.SourceUri)
            .Truth("active", true)
            .Reference("practitioner", member.Ref)
            .Reference("organization", member.Organisation.Ref)
            .OpenOne("code").OpenOne("coding")
            .CodingFields(new(Systems.Local + "role", member.RoleCode, member.JobTitle)).CloseOne().Text("text", member.JobTitle).CloseOne();
        Phone(json, member.Phone);
        return json.End();
    }

    private static DemoResource Service(ResourceWriter json, int number)
    {
        var (name, text, kind) = Services[number];
        var provider = Organisations.All.First(o => o.Kind == kind);
        json.Begin("HealthcareService", ServiceId(name), Source)
            .Truth("active", true)
            .Reference("providedBy", provider.Ref)
            .References("location", new Ref("Location", provider.Id, provider.Name))
            .Text("name", name)
            .Text("comment", text);
        Phone(json, provider.Phone);
        return json.End();
    }

    private static ResourceWriter Phone(ResourceWriter json, string phone) =>
        json.OpenOne("telecom").Text("system", "phone").Text("value", phone).Text("use", "work").CloseOne();

    private static ResourceWriter Address(ResourceWriter json, Organisation o) => json
        .Text("use", "work").Texts("line", o.Street).Text("city", "Wrenfield").Text("postalCode", Postcode(o).Text);

    private static PlacePostcode Postcode(Organisation o)
    {
        var area = Wrenfield.SmallAreasOf(o.Neighbourhood ?? Wrenfield.Neighbourhoods[3])[o.Code[^1] % 27];
        return Wrenfield.PostcodesOf(area)[o.Code[^2] % 10];
    }

    private static Concept Kind(OrganisationKind kind) => new(Systems.Local + "organisation-kind", kind.ToString(), kind switch
    {
        OrganisationKind.IntegratedCareBoard => "Integrated care board",
        OrganisationKind.Council => "Council",
        OrganisationKind.AcuteTrust => "Acute hospital trust",
        OrganisationKind.CommunityTrust => "Community and mental health trust",
        OrganisationKind.PrimaryCareNetwork => "Primary care network",
        OrganisationKind.GpPractice => "GP practice",
        OrganisationKind.Pharmacy => "Pharmacy",
        OrganisationKind.CareHome => "Care home",
        OrganisationKind.HomeCareAgency => "Home care agency",
        OrganisationKind.HousingAssociation => "Housing association",
        _ => "Charity",
    });
}
