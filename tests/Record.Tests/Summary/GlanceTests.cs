using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

/// <summary>What a list across people says of somebody: when they were last seen, when next, and how to reach them safely.</summary>
public sealed class GlanceTests
{
    private static readonly DateTimeOffset Now = Given.Now;

    [Fact]
    public void Contact_OfSeveral_IsTheNearestOnEachSide()
    {
        var glance = ContactGlance.Read(
            [
                Encounter("finished", "2025-09-01T10:00:00+01:00"), Encounter("finished", "2025-10-02T09:30:00+01:00"), Encounter("cancelled", "2025-10-03T09:00:00+01:00"),
                Encounter("planned", "2025-10-09T10:00:00+01:00"), Given.Json("{'resourceType':'Appointment','status':'booked','description':'Blood test','start':'2025-10-04T14:00:00+01:00'}"),
                Given.Json("{'resourceType':'Appointment','status':'cancelled','description':'Off','start':'2025-10-03T16:00:00+01:00'}"),
            ],
            Now);

        glance.Last.ShouldBe("Home visit, yesterday, Thursday 2 October 2025, 9:30am");
        glance.Next.ShouldBe("Blood test, tomorrow, Saturday 4 October 2025, 2pm");
    }

    [Fact]
    public void Contact_PlannedAndPast_IsNeither() =>
        ContactGlance.Read([Encounter("planned", "2025-10-01T10:00:00+01:00"), Encounter("finished", "2025-10-04T10:00:00+01:00")], Now).ShouldBe(new ContactGlance(null, null));

    [Fact]
    public void Reach_NoTelephoneContact_OffersNoNumber()
    {
        var way = WayToReach.Read([Patient(Preference("No telephone contact"))], [], Now);

        way.Telephone.ShouldBeNull();
        way.Care.ShouldBe(["Reach by: no telephone contact"]);
    }

    [Fact]
    public void Reach_OneOfTwoSourcesSaysNoTelephone_OffersNoNumber() =>
        WayToReach.Read([Patient(""), Patient(Preference("No telephone contact"))], [], Now).Telephone.ShouldBeNull();

    [Fact]
    public void Reach_WarningsInterpreterAndTimes_AreSaid()
    {
        var patient = Patient(
            "'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference','extension':[{'url':'PreferredContactTimes','valueString':'after eight'}]},"
            + "{'url':'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired','valueBoolean':true}],'communication':[{'language':{'coding':[{'code':'ur'}]}}],");
        JsonElement[] flags =
        [
            Given.Json("{'resourceType':'Flag','status':'active','code':{'text':'Visit in pairs'}}"), Given.Json("{'resourceType':'Flag','status':'inactive','code':{'text':'Old dog'}}"),
            Given.Json("{'resourceType':'Flag','status':'active','category':[{'text':'Reasonable adjustment'}],'code':{'text':'Large print'}}"),
            Given.Json("{'resourceType':'Flag','status':'active','code':{'text':'DNACPR in place'}}"), Given.Json("{'resourceType':'Flag','status':'active','period':{'end':'2025-09-01'},'code':{'text':'Building work'}}"),
        ];

        var way = WayToReach.Read([patient], flags, Now);

        way.Telephone!.Link.ShouldBe("tel:01632960101");
        way.Care.ShouldBe(["When: after eight", "Needs an interpreter: Urdu"]);
        way.Warnings.ShouldBe(["Visit in pairs"]);
    }

    private static JsonElement Encounter(string status, string start) => Given.Json($"{{'resourceType':'Encounter','status':'{status}','class':{{'code':'HH'}},'period':{{'start':'{start}'}}}}");

    private static JsonElement Patient(string with) => Given.Json("{'resourceType':'Patient'," + with + "'telecom':[{'system':'email','value':'a@example.org'},{'system':'phone','value':'01632 960101'}]}");

    private static string Preference(string method) =>
        "'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference','extension':[{'url':'PreferredContactMethod','valueCodeableConcept':{'coding':[{'display':'" + method + "'}]}}]}],";
}
