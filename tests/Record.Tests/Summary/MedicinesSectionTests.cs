using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class MedicinesSectionTests
{
    [Theory]
    [InlineData("MedicationRequest", "active", true)]
    [InlineData("MedicationRequest", "on-hold", true)]
    [InlineData("MedicationRequest", "stopped", false)]
    [InlineData("MedicationRequest", "completed", false)]
    [InlineData("MedicationStatement", "active", true)]
    [InlineData("MedicationStatement", "not-taken", false)]
    [InlineData("MedicationRequest", "draft", null)]
    public void Read_Status_TellsCurrentFromStopped(string type, string status, bool? current)
    {
        var medicines = Given.Record(Given.Gp($"{{'resourceType':'{type}','status':'{status}','medicationCodeableConcept':{{'text':'Ramipril'}}}}")).Medicines;
        (medicines.Current.Count, medicines.Stopped.Count).ShouldBe(current switch { true => (1, 0), false => (0, 1), _ => (0, 0) });
    }

    [Theory]
    [InlineData("'intent':'option'")]
    [InlineData("'intent':'proposal'")]
    public void Read_ProposalOrOption_IsNoMedicineTaken(string part) =>
        Given.Record(Given.Gp("{'resourceType':'MedicationRequest','status':'active','medicationCodeableConcept':{'text':'Ramipril'}," + part + "}")).Medicines.Current.ShouldBeEmpty();

    [Fact]
    public void Read_ContainedMedication_IsNamed() => Given.Record(Given.Gp("""
        {'resourceType':'MedicationRequest','status':'active','contained':[{'resourceType':'Medication','id':'m','code':{'text':'Ramipril 5mg capsules'}}],'medicationReference':{'reference':'#m'}}
        """)).Medicines.Current.Single().Text.ShouldBe("Ramipril 5mg capsules");

    [Fact]
    public void Read_MedicationOutOfHand_IsNamedByItsDisplay() => Given.Record(Given.Gp("""
        {'resourceType':'MedicationStatement','status':'active','medicationReference':{'reference':'Medication/9','display':'Ramipril'}}
        """)).Medicines.Current.Single().Text.ShouldBe("Ramipril");

    [Fact]
    public void Read_DoNotPerform_SaysNotToBeGivenAndStandsFirst()
    {
        var current = Given.Record(
            Given.Gp(Request("Amlodipine 5mg tablets", "One daily", "a")),
            Given.Gp("{'resourceType':'MedicationRequest','status':'active','doNotPerform':true,'medicationCodeableConcept':{'text':'Trimethoprim'}}")).Medicines.Current;
        current.Select(m => m.Text).ShouldBe(["Not to be given: Trimethoprim", "Amlodipine 5mg tablets"]);
    }

    [Fact]
    public void Read_SameMedicineAndDoseFromTwoSources_IsShownOnce() =>
        Given.Record(Given.Gp(Request("Ramipril 5mg capsules", "One daily", "a")), Given.Hospital(Request("Ramipril 5mg capsules", "One daily", "b")))
            .Medicines.Current.Single().SourceNames.Count().ShouldBe(2);

    [Fact]
    public void Read_SameMedicineOtherDose_StaysApart() =>
        Given.Record(Given.Gp(Request("Ramipril 5mg capsules", "One daily", "a")), Given.Hospital(Request("Ramipril 5mg capsules", "Two daily", "b")))
            .Medicines.Current.Count.ShouldBe(2);

    [Fact]
    public void Read_RepeatIssuesOfOneSource_AreShownOnce() =>
        Given.Record(Given.Gp(Request("Ramipril 5mg capsules", "One daily", "a")), Given.Gp(Request("Ramipril 5mg capsules", "One daily", "b")))
            .Medicines.Current.Single().AlsoFrom.Count.ShouldBe(1);

    internal static string Request(string name, string? dose, string id, string status = "active", string? authored = null) =>
        "{'resourceType':'MedicationRequest','id':'" + id + "','status':'" + status + "','intent':'order','medicationCodeableConcept':{'text':'" + name + "'}"
        + (dose is null ? "" : ",'dosageInstruction':[{'text':'" + dose + "'}]") + (authored is null ? "" : ",'authoredOn':'" + authored + "'") + "}";
}

public sealed class MedicineAmountTests
{
    [Theory]
    [InlineData("Furosemide 40mg tablets", "furosemide")]
    [InlineData("furosemide 80 mg", "furosemide")]
    [InlineData("Hydrochlorothiazide 25 MG Oral Tablet", "hydrochlorothiazide")]
    [InlineData("24 HR Metformin hydrochloride 500 MG Extended Release Oral Tablet", "metformin")]
    [InlineData("Metformin 500mg modified-release tablets", "metformin")]
    [InlineData("Acetaminophen 325 MG [Tylenol]", "paracetamol")]
    [InlineData("Diazepam [Valium]", "diazepam")]
    [InlineData("Ferrous sulfate 200mg tablets", "ferrous sulfate")]
    [InlineData("Sodium valproate 200mg tablets", "sodium valproate")]
    [InlineData("Calcium carbonate 1.25g chewable tablets", "calcium carbonate")]
    public void Read_Name_FindsTheIngredient(string name, string ingredient) => Read(name, null).Ingredient.ShouldBe(ingredient);

    [Theory]
    [InlineData("Furosemide 40mg tablets", "One daily", "40")]
    [InlineData("Furosemide 40mg tablets", "Take 2 tablets twice a day", "160")]
    [InlineData("Furosemide 40mg tablets", "1 tablet every morning", "40")]
    [InlineData("Furosemide", "80mg once daily", "80")]
    [InlineData("Furosemide", "80 mg bd", "160")]
    [InlineData("Amoxicillin 500mg capsules", "one 3 times a day for 7 days", "1500")]
    [InlineData("Levothyroxine 100 microgram tablets", "One each morning", "0.1")]
    [InlineData("Paracetamol 500mg tablets", "2 every 6 hours", "4000")]
    [InlineData("Metformin 1g tablets", "1 tablet once a day", "1000")]
    [InlineData("Lisinopril 20mg tablets", "half a tablet daily", "10")]
    public void Read_PlainDirections_GiveMilligramsADay(string name, string dose, string amount) =>
        Read(name, dose).ADay.ShouldBe(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Paracetamol 500mg tablets", "One or two every 6 hours")]
    [InlineData("Paracetamol 500mg tablets", "1-2 four times a day")]
    [InlineData("Paracetamol 500mg tablets", "Two daily when required")]
    [InlineData("Warfarin 1mg tablets", "As directed")]
    [InlineData("Methotrexate 2.5mg tablets", "Four once a week")]
    [InlineData("Prednisolone 5mg tablets", "8 daily for 5 days then reduce")]
    [InlineData("Furosemide 40mg tablets", "Two 40mg tablets daily")]
    [InlineData("Furosemide 40mg tablets", "twice daily")]
    [InlineData("Furosemide 40mg tablets", "one in the morning and one at night")]
    public void Read_DirectionsInDoubt_GiveNoAmount(string name, string dose) => Read(name, dose).ADay.ShouldBeNull();

    [Fact]
    public void Read_StructuredDose_IsDoseTimesFrequency()
    {
        var dosages = Given.Json("""
            {'d':[{'doseAndRate':[{'doseQuantity':{'value':500,'unit':'mg'}}],'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}}]}
            """);
        MedicineAmount.Read("Amoxicillin", null, dosages.Items("d")).ShouldBe(new MedicineAmount("amoxicillin", null, 1500, "mg"));
    }

    [Fact]
    public void Read_StructuredWhenNeeded_GivesNoAmount()
    {
        var dosages = Given.Json("""
            {'d':[{'asNeededBoolean':true,'doseAndRate':[{'doseQuantity':{'value':500,'unit':'mg'}}],'timing':{'repeat':{'frequency':3,'period':1,'periodUnit':'d'}}}]}
            """);
        MedicineAmount.Read("Amoxicillin", null, dosages.Items("d")).ADay.ShouldBeNull();
    }

    private static MedicineAmount Read(string name, string? dose) => MedicineAmount.Read(name, dose, Given.Json("{}").Items("none"));
}
