using System.Text.Json;
using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class CareCircleSectionTests
{
    private const string Team = """
        {'resourceType':'CareTeam','id':'t','status':'active','managingOrganization':[{'display':'Wrenfield Community Trust'}],'participant':[
          {'role':[{'text':'Care coordinator'}],'member':{'reference':'Practitioner/jo','display':'Jo Bell'},'onBehalfOf':{'display':'Wrenfield Community Trust'}},
          {'role':[{'text':'Unpaid carer'}],'member':{'reference':'RelatedPerson/ann'}},
          {'role':[{'text':'Patient'}],'member':{'reference':'Patient/p'}},
          {'role':[{'text':'Nurse'}],'member':{'reference':'Practitioner/gone','display':'Gone Nurse'},'period':{'end':'2025-01-01'}}]}
        """;

    private const string Person = "{'resourceType':'Patient','id':'p','name':[{'text':'Margaret Smith'}]}";

    private const string Ann = "{'resourceType':'RelatedPerson','id':'ann','relationship':[{'text':'Daughter'}],'name':[{'text':'Ann Smith'}],'telecom':[{'system':'phone','value':'07700 900 123'}]}";

    [Fact]
    public void Read_Team_HasCoordinatorAndCarerFirst()
    {
        var circle = Given.Record(Given.Council(Team), Given.Gp(Person), Given.Gp(Ann)).CareCircle;
        circle.Members.Select(m => m.Name).ShouldBe(["Jo Bell", "Ann Smith"]);
        circle.Coordinator!.Organisation.ShouldBe("Wrenfield Community Trust");
        circle.UnpaidCarer!.Role.ShouldBe("Unpaid carer, Daughter");
        circle.UnpaidCarer.Reach.Single().Link.ShouldBe("tel:07700900123");
        circle.UnpaidCarer.SourceNames.Order().ShouldBe(["Eastfield Surgery", "Wrenfield Council"]);
    }

    [Fact]
    public void Read_SharedRole_GivesTelephoneAndOrganisation()
    {
        var shared = new Dictionary<string, JsonElement>
        {
            ["PractitionerRole/r"] = Given.Json("{'resourceType':'PractitionerRole','practitioner':{'reference':'Practitioner/p'},'organization':{'display':'Eastfield Surgery'},'code':[{'text':'District nurse'}]}"),
            ["Practitioner/p"] = Given.Json("{'resourceType':'Practitioner','name':[{'text':'Sam Lee'}],'telecom':[{'system':'phone','value':'0113 496 0000'}]}"),
        };
        var input = Given.Input(Given.Gp("{'resourceType':'CareTeam','status':'active','participant':[{'member':{'reference':'PractitionerRole/r'}}]}"))
            with { Shared = r => shared.TryGetValue(r, out var found) ? found : null };
        var nurse = PersonRecord.Read(input).CareCircle.Members.Single();
        (nurse.Name, nurse.Role, nurse.Organisation, nurse.Reach.Single().Value).ShouldBe(("Sam Lee", "District nurse", "Eastfield Surgery", "0113 496 0000"));
    }

    [Fact]
    public void Read_SameNameOtherOrganisation_StaysTwo() => Given.Record(
        Given.Gp("{'resourceType':'CareTeam','participant':[{'member':{'display':'J Smith'},'onBehalfOf':{'display':'Trust A'}}]}"),
        Given.Hospital("{'resourceType':'CareTeam','participant':[{'member':{'display':'J Smith'},'onBehalfOf':{'display':'Trust B'}}]}")).CareCircle.Members.Count.ShouldBe(2);

    [Fact]
    public void Read_SameNameAndOrganisation_IsOne() => Given.Record(
        Given.Gp("{'resourceType':'CareTeam','participant':[{'member':{'display':'J Smith'},'onBehalfOf':{'display':'Trust A'}}]}"),
        Given.Hospital("{'resourceType':'CareTeam','participant':[{'member':{'display':'J. Smith'},'onBehalfOf':{'display':'Trust A'}}]}")).CareCircle.Members.Count.ShouldBe(1);

    [Fact]
    public void Read_PaidCarer_IsNoUnpaidCarer() =>
        Given.Record(Given.Gp("{'resourceType':'RelatedPerson','name':[{'text':'X'}],'relationship':[{'text':'Paid carer'}]}")).CareCircle.UnpaidCarer.ShouldBeNull();

    [Fact]
    public void Read_GpPracticeAndContact_AreIncluded()
    {
        var circle = Given.Record(Given.Gp("""
            {'resourceType':'Patient','generalPractitioner':[{'reference':'Organization/gp','display':'Eastfield Surgery'},{'reference':'Practitioner/9','display':'Dr Lee'}],
             'contact':[{'relationship':[{'text':'Son'}],'name':{'text':'Tom Smith'},'telecom':[{'system':'phone','value':'1234'}]},{'name':{'text':'Old friend'},'period':{'end':'2020'}}]}
            """)).CareCircle;
        circle.Members.Select(m => (m.Name, m.Role, m.Kind)).ShouldBe([
            ("Tom Smith", "Son", CircleKind.FamilyOrFriend), ("Dr Lee", "GP", CircleKind.Professional), ("Eastfield Surgery", "GP practice", CircleKind.Organisation)]);
    }

    [Fact]
    public void Read_EncountersAndAppointments_GiveLastAndNextContact()
    {
        var member = Given.Record(
            Given.Gp("{'resourceType':'Encounter','status':'finished','class':{'code':'HH'},'period':{'start':'2025-09-30T10:00:00+01:00'},'participant':[{'individual':{'reference':'Practitioner/jo','display':'Jo Bell'}}]}"),
            Given.Gp("{'resourceType':'Appointment','status':'booked','description':'Leg check','start':'2025-10-07T09:00:00+01:00','participant':[{'status':'accepted','actor':{'reference':'Practitioner/jo','display':'Jo Bell'}},{'status':'accepted','actor':{'reference':'Location/1','display':'Clinic'}}]}"),
            Given.Gp("{'resourceType':'Encounter','status':'finished','period':{'start':'2019-09-30'},'participant':[{'individual':{'reference':'Practitioner/old','display':'Old Doctor'}}]}")).CareCircle.Members.Single();
        (member.Name, member.LastContact!.Value.DateWords, member.NextContact!.Value.Words, member.NextContactText).ShouldBe(("Jo Bell", "30 September 2025", "Tuesday 7 October 2025, 9am", "Leg check"));
    }
}
