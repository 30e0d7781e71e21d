using Goldthread.Record.Summary;
using static Goldthread.Record.Tests.Summary.MedicinesSectionTests;

namespace Goldthread.Record.Tests.Summary;

public sealed class AllergyConflictsTests
{
    [Fact]
    public void Read_NoneKnownAgainstASubstance_StandsSideBySide()
    {
        var conflict = Given.Record(Allergy("Penicillin", "GP"), Allergy("No known allergies", "HOSP")).Conflicts.ShouldHaveSingleItem();
        (conflict.Kind, conflict.Why).ShouldBe((ConflictKind.Allergies, "One says there are none known, another names one."));
        conflict.Sides.Select(s => (s.SourceName, s.Text)).ShouldBe([("Eastfield Surgery", "Penicillin"), ("Wren Hospital", "No known allergies")]);
    }

    [Theory]
    [InlineData("'category':['food']", 0)]
    [InlineData("'category':['medication']", 1)]
    [InlineData("'type':'allergy'", 1)]
    public void Read_NoKnownDrugAllergy_DeniesOnlyWhatMayBeADrug(string part, int conflicts) => Given.Record(
        Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Peanut'}," + part + "}"), Allergy("No known drug allergies", "HOSP")).Conflicts.Count.ShouldBe(conflicts);

    [Fact]
    public void Read_OneSourceContradictingItself_IsShown() => Given.Record(Allergy("Penicillin", "GP"), Allergy("No known allergies", "GP")).Conflicts.Count.ShouldBe(1);

    [Fact]
    public void Read_DifferentSubstances_ShowEachSourcesList()
    {
        var conflict = Given.Record(Allergy("Penicillin", "GP"), Allergy("Latex", "GP"), Allergy("Penicillin", "HOSP")).Conflicts.ShouldHaveSingleItem();
        conflict.Sides.Select(s => s.Text).ShouldBe(["Latex, Penicillin", "Penicillin"]);
    }

    [Theory]
    [InlineData("Penicillin", "Allergy to penicillin")]
    [InlineData("Penicillin", "Penicillin allergy (disorder)")]
    [InlineData("Nuts", "nut allergy")]
    public void Read_SameSubstanceInOtherWords_IsNoConflict(string one, string other) => Given.Record(Allergy(one, "GP"), Allergy(other, "HOSP")).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_SameCodeInOtherWords_IsNoConflict() => Given.Record(
        Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Penicillin V','coding':[{'system':'http://snomed.info/sct','code':'91936005'}]}}"),
        Given.Hospital("{'resourceType':'AllergyIntolerance','code':{'text':'PCN','coding':[{'system':'http://snomed.info/sct','code':'91936005'}]}}")).Conflicts.ShouldBeEmpty();

    [Theory]
    [InlineData("'clinicalStatus':{'coding':[{'code':'resolved'}]}", "Penicillin: resolved")]
    [InlineData("'verificationStatus':{'coding':[{'code':'refuted'}]}", "Penicillin: ruled out")]
    public void Read_CurrentAgainstPastOrRuledOut_IsShown(string part, string side)
    {
        var conflict = Given.Record(Allergy("Penicillin", "GP"), Given.Hospital("{'resourceType':'AllergyIntolerance','code':{'text':'Penicillin'}," + part + "}")).Conflicts.ShouldHaveSingleItem();
        conflict.Sides[1].Text.ShouldBe(side);
    }

    [Fact]
    public void Read_OtherSourceSilent_IsNoConflict() => Given.Record(Allergy("Penicillin", "GP"), Given.Hospital("{'resourceType':'Patient'}")).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_EnteredInErrorAgainstNone_IsNoConflict() => Given.Record(
        Given.Gp("{'resourceType':'AllergyIntolerance','code':{'text':'Penicillin'},'verificationStatus':{'coding':[{'code':'entered-in-error'}]}}"), Allergy("No known allergies", "HOSP")).Conflicts.ShouldBeEmpty();

    private static RecordEntry Allergy(string text, string source) => Given.Entry("{'resourceType':'AllergyIntolerance','code':{'text':'" + text + "'}}", source);
}

public sealed class MedicineConflictsTests
{
    [Theory]
    [InlineData("Furosemide 40mg tablets", "One daily", "furosemide 80 mg", "80mg once daily")]
    [InlineData("Furosemide 40mg tablets", "One daily", "furosemide 80 mg", null)]
    [InlineData("Furosemide 40mg tablets", null, "furosemide 80 mg", null)]
    [InlineData("Ramipril 5mg capsules", "One daily", "Ramipril 5mg capsules", "Two daily")]
    [InlineData("Metformin 500mg tablets", "One twice a day", "Metformin hydrochloride 500 MG Oral Tablet", "Take 1 tablet 3 times a day")]
    [InlineData("Warfarin", "As directed by clinic", "Warfarin", "5mg on Mondays")]
    public void Read_OtherDose_StandsSideBySide(string one, string? dose, string other, string? otherDose)
    {
        var conflict = Given.Record(Given.Gp(Request(one, dose, "a")), Given.Hospital(Request(other, otherDose, "b"))).Conflicts.ShouldHaveSingleItem();
        (conflict.Kind, conflict.Sides.Count).ShouldBe((ConflictKind.Medicine, 2));
    }

    [Theory]
    [InlineData("Furosemide 40mg tablets", "Take 2 once a day", "furosemide 80 mg tablets", "1 tablet every morning")]
    [InlineData("Ramipril 5mg capsules", "One daily", "Ramipril 5 mg capsules", "ONE daily.")]
    [InlineData("Ramipril 5mg capsules", "One daily", "Ramipril 5mg", null)]
    [InlineData("Apixaban 5 mg tablets", "Take one twice a day", "Apixaban 5 mg tablets", "One twice a day, weekly box")]
    [InlineData("Furosemide 40 mg tablets", "Take one each morning", "Furosemide 40 mg tablets", "One white tablet, mornings, in the box")]
    [InlineData("Ramipril", null, "Ramipril 5mg capsules", "One daily")]
    [InlineData("Ramipril 5mg capsules", "One daily", "Amlodipine 10mg tablets", "One daily")]
    [InlineData("Levothyroxine 100 microgram tablets", "One daily", "Levothyroxine 0.1mg tablets", "1 tablet once a day")]
    public void Read_SameDoseOrOtherMedicine_IsNoConflict(string one, string? dose, string other, string? otherDose) =>
        Given.Record(Given.Gp(Request(one, dose, "a")), Given.Hospital(Request(other, otherDose, "b"))).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_TwoStrengthsWithinOneSource_IsNoConflict() =>
        Given.Record(Given.Gp(Request("Prednisolone 5mg tablets", "One daily", "a")), Given.Gp(Request("Prednisolone 1mg tablets", "Two daily", "b"))).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_SameCodeOtherName_IsTheSameMedicine() => Given.Record(
        Given.Gp("{'resourceType':'MedicationRequest','status':'active','medicationCodeableConcept':{'text':'Lasix','coding':[{'system':'https://dmd.nhs.uk','code':'1'}]},'dosageInstruction':[{'text':'One daily'}]}"),
        Given.Hospital("{'resourceType':'MedicationRequest','status':'active','medicationCodeableConcept':{'text':'Furosemide','coding':[{'system':'http://snomed.info/sct','code':'1'}]},'dosageInstruction':[{'text':'Two daily'}]}"))
        .Conflicts.Count.ShouldBe(1);

    [Fact]
    public void Read_StoppedLaterElsewhere_IsShown()
    {
        var conflict = Given.Record(Given.Gp(Request("Ramipril 5mg capsules", "One daily", "a", authored: "2025-01-01")), Given.Hospital(Request("Ramipril 5mg capsules", "One daily", "b", "stopped", "2025-09-01"))).Conflicts.ShouldHaveSingleItem();
        (conflict.Title, conflict.Why).ShouldBe(("Ramipril", "One has it as taken now, another as stopped later."));
        conflict.Sides.Select(s => s.Text).ShouldBe(["Ramipril 5mg capsules: One daily", "Ramipril 5mg capsules: One daily: stopped"]);
    }

    [Fact]
    public void Read_StoppedBeforeItWasStartedElsewhere_IsNoConflict() =>
        Given.Record(Given.Gp(Request("Ramipril 5mg capsules", "One daily", "a", authored: "2025-01-01")), Given.Hospital(Request("Ramipril 5mg capsules", "One daily", "b", "stopped", "2024-09-01"))).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_NotToBeGivenElsewhere_IsShown() => Given.Record(Given.Gp(Request("Trimethoprim 200mg tablets", "One twice a day", "a")),
        Given.Hospital("{'resourceType':'MedicationRequest','status':'active','doNotPerform':true,'medicationCodeableConcept':{'text':'Trimethoprim'}}")).Conflicts.ShouldHaveSingleItem()
        .Why.ShouldBe("One says it must not be given.");
}

public sealed class ResuscitationConflictsTests
{
    [Fact]
    public void Read_ForAgainstNotFor_IsShown() => Given.Record(Flag("450475007", "GP", "2025-01-01"), Flag("450476008", "HOSP", "2025-02-01")).Conflicts.Single().Kind.ShouldBe(ConflictKind.Resuscitation);

    [Fact]
    public void Read_LaterDecisionOfTheSameSource_ReplacesItsEarlier() =>
        Given.Record(Flag("450475007", "GP", "2024-01-01"), Flag("450476008", "GP", "2025-02-01"), Flag("450476008", "HOSP", "2025-02-01")).Conflicts.ShouldBeEmpty();

    private static RecordEntry Flag(string code, string source, string start) => Given.Entry(
        "{'resourceType':'Flag','status':'active','code':{'coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}]},'period':{'start':'" + start + "'}}", source);
}

public sealed class PersonConflictsTests
{
    [Theory]
    [InlineData("'birthDate':'1941-03-07'", "'birthDate':'1941-07-03'", ConflictKind.BirthDate)]
    [InlineData("'gender':'female'", "'gender':'male'", ConflictKind.Sex)]
    [InlineData("'name':[{'given':['Margaret'],'family':'Smith'}]", "'name':[{'given':['Joan'],'family':'Smith'}]", ConflictKind.Name)]
    [InlineData("'address':[{'line':['4 Mill Lane'],'postalCode':'ZZ1 1AA'}]", "'address':[{'line':['9 High Street'],'postalCode':'ZZ2 2BB'}]", ConflictKind.Address)]
    [InlineData("'telecom':[{'system':'phone','value':'0113 496 0000'}]", "'telecom':[{'system':'phone','value':'0113 496 0001'}]", ConflictKind.Telephone)]
    [InlineData("'maritalStatus':{'text':'Married'}", "'maritalStatus':{'text':'Widowed'}", ConflictKind.MaritalStatus)]
    [InlineData("'deceasedBoolean':true", "'deceasedBoolean':false", ConflictKind.Death)]
    [InlineData("'deceasedDateTime':'2025-01-01'", "'deceasedDateTime':'2025-02-01'", ConflictKind.Death)]
    [InlineData("'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}]", "'identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}]", ConflictKind.NhsNumber)]
    public void Read_DifferentDetails_StandSideBySide(string one, string other, ConflictKind kind)
    {
        var conflict = Given.Record(Given.Gp("{'resourceType':'Patient','id':'g'," + one + "}"), Given.Hospital("{'resourceType':'Patient','id':'h'," + other + "}")).Conflicts.ShouldHaveSingleItem();
        conflict.Kind.ShouldBe(kind);
        conflict.Sides.Select(s => s.SourceName).ShouldBe(["Eastfield Surgery", "Wren Hospital"]);
    }

    [Theory]
    [InlineData("'birthDate':'1941'", "'birthDate':'1941-07-03'")]
    [InlineData("'gender':'female'", "'gender':'unknown'")]
    [InlineData("'gender':'female'", "'active':true")]
    [InlineData("'name':[{'given':['Margaret','Rose'],'family':'Smith'}]", "'name':[{'given':['MARGARET'],'family':'SMITH'}]")]
    [InlineData("'name':[{'given':['Margaret'],'family':'Smith'}]", "'name':[{'text':'Mrs Margaret R Smith'}]")]
    [InlineData("'name':[{'given':['Margaret'],'family':'Smith'}]", "'name':[{'use':'old','given':['Margaret'],'family':'Jones'},{'given':['Margaret'],'family':'Smith'}]")]
    [InlineData("'address':[{'line':['4 Mill Lane'],'city':'Wrenfield','postalCode':'ZZ1 1AA'}]", "'address':[{'line':['4, Mill Ln.'],'postalCode':'zz11aa'}]")]
    [InlineData("'address':[{'line':['4 Mill Lane'],'postalCode':'ZZ1 1AA'}]", "'address':[{'use':'temp','line':['9 High Street'],'postalCode':'ZZ2 2BB'}]")]
    [InlineData("'telecom':[{'system':'phone','value':'0113 496 0000'}]", "'telecom':[{'system':'phone','value':'+44 113 496 0000'},{'system':'phone','value':'1'}]")]
    [InlineData("'deceasedBoolean':true", "'deceasedDateTime':'2025-02-01'")]
    [InlineData("'maritalStatus':{'coding':[{'system':'s','code':'M'}]}", "'maritalStatus':{'coding':[{'system':'s','code':'M','display':'Married'}]}")]
    public void Read_SameOrSilent_IsNoConflict(string one, string other) =>
        Given.Record(Given.Gp("{'resourceType':'Patient','id':'g'," + one + "}"), Given.Hospital("{'resourceType':'Patient','id':'h'," + other + "}")).Conflicts.ShouldBeEmpty();

    [Fact]
    public void Read_LivesWith_ComparesTheLatestOfEachSource()
    {
        Given.Record(Lives("Lives alone", "GP", "2025-01-01"), Lives("Lives with daughter", "COUNCIL", "2025-02-01")).Conflicts.Single().Kind.ShouldBe(ConflictKind.LivesWith);
        Given.Record(Lives("Lives alone", "GP", "2024-01-01"), Lives("Lives with daughter", "GP", "2025-01-01"), Lives("Lives with daughter", "COUNCIL", "2025-02-01")).Conflicts.ShouldBeEmpty();
    }

    private static RecordEntry Lives(string text, string source, string date) =>
        Given.Entry("{'resourceType':'Observation','status':'final','code':{'text':'" + text + "'},'effectiveDateTime':'" + date + "'}", source);
}
