using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class PersonRecordTests
{
    [Fact]
    public void Read_NoEntries_HasEverySectionAndNothingInIt()
    {
        var record = Given.Record();
        record.Timeline.Total.ShouldBe(0);
        record.Conflicts.ShouldBeEmpty();
        record.Origins.Keys.Order().ShouldBe(Enum.GetValues<RecordSection>());
        record.Origins[RecordSection.Problems].Words.ShouldBe("No organisation has sent anything for this section.");
    }

    [Fact]
    public void Read_Origins_NameEachSourceAndWhenItWasHeard()
    {
        var record = Given.Record(
            Given.Entry("{'resourceType':'Condition','id':'a'}", "GP", received: Given.Now.AddHours(-8).AddMinutes(-13)),
            Given.Entry("{'resourceType':'Condition','id':'b'}", "GP", received: Given.Now.AddDays(-30)),
            Given.Entry("{'resourceType':'Condition','id':'c'}", "COUNCIL", received: Given.Now.AddDays(-3)),
            Given.Entry("{'resourceType':'Flag','id':'d'}", "HOSP", received: Given.Now.AddDays(-40)));
        record.Origins[RecordSection.Problems].Words.ShouldBe("Eastfield Surgery, this morning 6:02am; Wrenfield Council, Tuesday");
        record.Origins[RecordSection.Timeline].Sources.Count.ShouldBe(3);
        record.Origins[RecordSection.Medicines].Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Read_SameInputTwice_GivesTheSameWords()
    {
        RecordEntry[] entries = [Given.Gp("{'resourceType':'Condition','code':{'text':'Asthma'}}"), Given.Hospital("{'resourceType':'AllergyIntolerance','code':{'text':'Egg'}}")];
        Given.Record(entries).Timeline.Entries.Select(e => e.Text).ShouldBe(Given.Record([.. entries.Reverse()]).Timeline.Entries.Select(e => e.Text));
    }

    [Fact]
    public void Read_ResourceOfAnUnknownShape_IsStillOnTheTimeline()
    {
        var record = Given.Record(Given.Gp("{'resourceType':'Basic','id':'x'}"), Given.Gp("{'resourceType':'SomethingNew','id':'y','title':'New thing'}"));
        record.Timeline.Entries.Select(e => e.Text).ShouldBe(["Other", "New thing"]);
    }

    [Fact]
    public void Read_OddPartsInEveryPlace_DoesNotThrow()
    {
        var random = new Random(7);
        foreach (var json in Rich)
        {
            for (var i = 0; i < 400; i++)
            {
                var odd = Odd.Mutate(Given.Json(json), random);
                Should.NotThrow(() => PersonRecord.Read(Given.Input(Given.Gp(odd.Replace('\'', ' '))) with { LastLooked = DateTimeOffset.MinValue }), odd);
            }
        }
    }

    // One of each type that has a section, with most elements the sections read.
    private static readonly string[] Rich =
    [
        "{'resourceType':'Patient','id':'p','identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}],'name':[{'use':'official','given':['A'],'family':'B'}],'telecom':[{'system':'phone','value':'1'}],'birthDate':'1941','address':[{'line':['1'],'postalCode':'ZZ1 1AA'}],'contact':[{'name':{'text':'C'},'relationship':[{'text':'Son'}]}],'communication':[{'language':{'coding':[{'code':'en'}]},'preferred':true}],'deceasedDateTime':'2024','link':[{'type':'seealso'}]}",
        "{'resourceType':'MedicationRequest','id':'m','status':'active','medicationCodeableConcept':{'text':'Furosemide 40mg tablets'},'dosageInstruction':[{'sequence':1,'doseAndRate':[{'doseQuantity':{'value':1,'unit':'tablet'}}],'timing':{'repeat':{'frequency':1,'period':1,'periodUnit':'d','timeOfDay':['08:00:00'],'when':['MORN'],'offset':30,'count':3,'boundsPeriod':{'end':'2025'}}},'maxDosePerPeriod':{'numerator':{'value':1},'denominator':{'value':1}}}]}",
        "{'resourceType':'Observation','id':'o','status':'final','category':[{'coding':[{'code':'laboratory'}]}],'code':{'coding':[{'system':'http://loinc.org','code':'85354-9'}]},'effectiveDateTime':'2025-01-01','component':[{'code':{'coding':[{'code':'8480-6'}]},'valueQuantity':{'value':1,'unit':'mmHg'}},{'code':{'coding':[{'code':'8462-4'}]},'valueQuantity':{'value':1,'unit':'mmHg'}}],'referenceRange':[{'low':{'value':1}}],'interpretation':[{'coding':[{'code':'H'}]}]}",
        "{'resourceType':'CareTeam','id':'t','status':'active','contained':[{'resourceType':'Practitioner','id':'jo','name':[{'text':'Jo'}]}],'participant':[{'role':[{'text':'Care coordinator'}],'member':{'reference':'#jo'},'onBehalfOf':{'display':'X'},'period':{'end':'2030'}}],'managingOrganization':[{'display':'Y'}]}",
        "{'resourceType':'QuestionnaireResponse','id':'q','questionnaire':'about-me','status':'completed','source':{'reference':'Patient/p'},'item':[{'text':'A','answer':[{'valueString':'x','item':[{'text':'B','answer':[{'valueCoding':{'code':'1'}}]}]}],'item':[{'text':'C','answer':[{'valueAttachment':{'url':'u','size':1}}]}]}]}",
        "{'resourceType':'Task','id':'k','status':'requested','focus':{'reference':'Task/k'},'basedOn':[{'reference':'Task/k'}],'owner':{'reference':'Practitioner/1'},'restriction':{'period':{'end':'2025-01-01'}},'reasonCode':{'text':'x'}}",
        "{'resourceType':'CarePlan','id':'c','status':'active','title':'Home care','note':[{'authorReference':{'reference':'Patient/p'},'text':'x'}],'activity':[{'reference':{'reference':'CarePlan/c'}},{'detail':{'code':{'text':'x'},'scheduledTiming':{'repeat':{'frequency':1,'period':1,'periodUnit':'d'}},'performer':[{'display':'y'}]}}],'addresses':[{'reference':'CarePlan/c'}],'goal':[{'reference':'Goal/1'}]}",
        "{'resourceType':'RiskAssessment','id':'r','status':'final','prediction':[{'outcome':{'text':'Fall'},'probabilityDecimal':0.5,'whenPeriod':{'end':'2026'}}]}",
        "{'resourceType':'Consent','id':'n','status':'active','category':[{'coding':[{'code':'dnr'}]}],'provision':{'type':'deny','period':{'end':'2026'},'code':[{'text':'x'}]}}",
        "{'resourceType':'Appointment','id':'a','status':'booked','start':'2025-11-01T10:00:00Z','requestedPeriod':[{'start':'2025'}],'participant':[{'actor':{'reference':'Location/1','display':'x'},'status':'accepted'}]}",
        "{'resourceType':'Encounter','id':'e','status':'in-progress','class':{'code':'HH'},'period':{'start':'2025-10-01'},'participant':[{'individual':{'display':'x'}}],'location':[{'location':{'display':'y'}}],'reasonCode':[{'text':'z'}]}",
    ];
}
