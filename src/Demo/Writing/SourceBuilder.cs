using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.People;

namespace Goldthread.Demo.Writing;

/// <summary>
/// What one organisation writes down about one person. Each verb adds one FHIR resource that points at this source's own Patient and
/// returns a link to it; ids count up in the order of writing. The same verbs write Mrs Smith, the population and the records of tests.
/// </summary>
public sealed partial class SourceBuilder
{
    private static readonly Concept Restricted = new(Systems.Hl7 + "v3-Confidentiality", "R", "restricted");

    private readonly ResourceWriter _json;
    private readonly List<DemoResource> _resources = new(32);
    private readonly string _prefix;

    internal SourceBuilder(ResourceWriter json, Resident who, Organisation source, KnownAs? known = null)
    {
        (_json, Who, Source) = (json, who, source);
        _prefix = $"{who.Index:D6}-{source.Id}";
        var called = known ?? KnownAs.Everyone;
        Patient = new Ref("Patient", _prefix, $"{called.Given?[0] ?? who.Given[0]} {called.Family ?? who.Family}");
        WritePatient(called);
    }

    /// <summary>The person.</summary>
    public Resident Who { get; }

    /// <summary>The organisation whose system this is.</summary>
    public Organisation Source { get; }

    /// <summary>This source's own Patient.</summary>
    public Ref Patient { get; }

    internal SourceRecord Finish() => new(Source.Code, Source.Name, _resources);

    private ResourceWriter Begin(string type) => _json.Begin(type, $"{_prefix}-{_resources.Count}", Source.SourceUri);

    private Ref End(string display)
    {
        var resource = _json.End();
        _resources.Add(resource);
        return new Ref(resource.Type, resource.Id, display);
    }

    private void WritePatient(KnownAs known)
    {
        _json.Begin("Patient", _prefix, Source.SourceUri, Who.Sensitive ? Restricted : null);
        _json.OpenList("extension")
            .Open().Text("url", Systems.UkCore + "StructureDefinition/Extension-UKCore-EthnicCategory").Code("valueCodeableConcept", Who.Ethnicity).Close();
        if (Who.Language is not null)
            _json.Open().Text("url", "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired").Truth("valueBoolean", true).Close();
        _json.CloseList();
        Identifiers(known);
        _json.Truth("active", true);
        Names(known);
        Telecom(known);
        _json.Text("gender", Who.Sex == Sex.Female ? "female" : "male").Moment("birthDate", Who.BirthDate);
        if (Who.Died is { } died)
            _json.Moment("deceasedDateTime", died);
        var home = known.Address ?? Who.Home;
        _json.OpenOne("address").Text("use", "home").Texts("line", home.Line).Text("city", home.Town);
        if (home.IsHere)
            _json.Text("district", NeighbourhoodOf(home)).Text("postalCode", home.Postcode.Text);
        _json.CloseOne();
        if (Who.Language is { } language)
            _json.OpenOne("communication").Code("language", language).Truth("preferred", true).CloseOne();
        if (Who.Home.IsHere)
            _json.References("generalPractitioner", Who.Practice.Ref);
        _json.Reference("managingOrganization", Source.Ref);
        _resources.Add(_json.End());
    }

    private string NeighbourhoodOf(HomeAddress home) =>
        home == Who.Home ? Who.Neighbourhood.Name : Wrenfield.FindSmallArea(home.Postcode.SmallAreaCode)!.Neighbourhood.Name;

    private void Identifiers(KnownAs known)
    {
        _json.OpenList("identifier");
        if (known.Number != NumberStatus.Missing)
        {
            var (code, words) = known.Number switch
            {
                NumberStatus.Verified => ("01", "Number present and verified"),
                NumberStatus.NotTraced => ("02", "Number present but not traced"),
                _ => ("03", "Trace required"),
            };
            _json.Open()
                .OpenOne("extension").Text("url", Systems.UkCore + "StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus")
                .Open("valueCodeableConcept").OpenOne("coding")
                .CodingFields(new(Systems.UkCore + "CodeSystem/UKCore-NHSNumberVerificationStatusEngland", code, words)).CloseOne().Close().CloseOne()
                .Text("system", Systems.NhsNumber).Text("value", Who.NhsNumber).Close();
        }

        _json.Open().Text("system", Source.LocalIdSystem).Text("value", $"{Source.Code[2..]}{100_000 + Who.Index}").Close().CloseList();
    }

    private void Names(KnownAs known)
    {
        var given = known.Given ?? Who.Given;
        _json.OpenList("name").Open().Text("use", "official").Text("family", known.Family ?? Who.Family)
            .Texts("given", given as string[] ?? [.. given]);
        if (Who.Title is not null)
            _json.Texts("prefix", Who.Title);
        _json.Close();
        if (Who.Preferred is { } preferred && known.Given is null)
            _json.Open().Text("use", "usual").Text("family", Who.Family).Texts("given", preferred).Close();
        _json.CloseList();
    }

    private void Telecom(KnownAs known)
    {
        if (known.Phone is null && Who.Landline is null && Who.Mobile is null)
            return;
        _json.OpenList("telecom");
        if ((known.Phone ?? Who.Landline) is { } landline)
            _json.Open().Text("system", "phone").Text("value", landline).Text("use", "home").Close();
        if (known.Phone is null && Who.Mobile is { } mobile)
            _json.Open().Text("system", "phone").Text("value", mobile).Text("use", "mobile").Close();
        _json.CloseList();
    }
}
