using System.Text.Json;
using Goldthread.Impact.Formulas;
using Goldthread.Impact.Reading;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Cohorts;

/// <summary>The numbers that stand at one place of the file: at its root, or within a strategy that says them otherwise.</summary>
internal sealed class Layer
{
    private static readonly string[] Ways = ["transitions", "matrix", "matrices"];

    private readonly Fields _fields;
    private readonly IReadOnlyList<CohortState> _states;
    private readonly IReadOnlyDictionary<string, int> _slots;
    private readonly IReadOnlyDictionary<string, Table> _tables;
    private readonly Dictionary<string, int> _byName;

    public Layer(Fields fields, IReadOnlyList<CohortState> states, IReadOnlyDictionary<string, int> slots, IReadOnlyDictionary<string, Table> tables)
    {
        (_fields, _states, _slots, _tables) = (fields, states, slots, tables);
        _byName = states.Select((s, i) => (s.Name, i)).ToDictionary(s => s.Name, s => s.i, StringComparer.Ordinal);
        Parameters = ReadParameters();
        Cells = ReadCells();
        ReadRatios();
        Start = fields.Has("start") ? ByState("start", (value, path, _) => Formula(value, path)) : null;
        Costs = ByState("costs", (value, path, _) => Money(value, path));
        Utilities = ByState("utilities", (value, path, _) => Formula(value, path) is { } f ? new Reward(f, false, path) : null);
        TransitionCosts = fields.Has("transitionCosts") ? Changes("transitionCosts", "cost") : null;
        TransitionDecrements = fields.Has("transitionDecrements") ? Changes("transitionDecrements", "decrement") : null;
    }

    public Dictionary<int, Formula> Parameters { get; }

    public Dictionary<(int From, int To), Cell> Cells { get; }

    public List<(int From, int To, Formula Value, bool IsHazard, string Path)> Ratios { get; } = [];

    public Dictionary<int, Formula>? Start { get; }

    public Dictionary<int, Reward> Costs { get; }

    public Dictionary<int, Reward> Utilities { get; }

    public List<(int From, int To, Reward Value)>? TransitionCosts { get; }

    public List<(int From, int To, Reward Value)>? TransitionDecrements { get; }

    private Dictionary<int, Formula> ReadParameters()
    {
        var read = new Dictionary<int, Formula>();
        if (_fields.Object("parameters") is not { } told) return read;
        foreach (var (name, value) in told.Each())
        {
            if (!_slots.TryGetValue(name, out var slot)) told.Wrong("is no parameter of the model; say it there first.", name);
            else if (Formula(value, told.At(name)) is { } formula) read[slot] = formula;
        }

        return read;
    }

    private Dictionary<(int From, int To), Cell> ReadCells()
    {
        var cells = new Dictionary<(int From, int To), Cell>();
        if (Ways.Where(_fields.Has).ToList() is { Count: > 1 } several) _fields.Wrong($"stands beside {several[0]}; say the chances in one way.", several[1]);
        foreach (var (row, r) in _fields.List("matrix").Select((row, r) => (row, r))) Row(cells, row.Value, r, row.Path);
        if (_fields.Has("matrix") && _fields.List("matrix").Count != _states.Count) _fields.Wrong($"has {_fields.List("matrix").Count} rows; there are {_states.Count} states.", "matrix");
        if (_fields.Has("matrices")) MatrixReader.Read(_fields, _states.Count, cells);
        if (_fields.Object("transitions") is not { } told) return cells;
        foreach (var (from, value) in told.Each())
        {
            if (State(from, told.At(from)) is not { } f) continue;
            var row = new Fields(value, told.At(from), told.Faults);
            foreach (var (to, chance) in row.Each())
            {
                if (State(to, row.At(to)) is { } t && Chance(chance, f, t, row.At(to)) is { } cell) cells[(f, t)] = cell;
            }
        }

        return cells;
    }

    private void Row(Dictionary<(int From, int To), Cell> cells, JsonElement row, int from, string path)
    {
        if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != _states.Count || from >= _states.Count)
        {
            _fields.Faults.Add(new Fault(FaultKind.Invalid, $"is to be a list of {_states.Count} chances, one for each state.", path));
            return;
        }

        foreach (var (value, to) in row.EnumerateArray().Select((v, i) => (v, i)))
        {
            if (Chance(value, from, to, $"{path}[{to}]") is { } cell) cells[(from, to)] = cell;
        }
    }

    private Cell? Chance(JsonElement value, int from, int to, string path)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() == "rest") return new Cell(from, to, null, null, null, path);
        if (value.ValueKind != JsonValueKind.Object) return Formula(value, path) is { } plain ? new Cell(from, to, plain, null, null, path) : null;
        var told = new Fields(value, path, _fields.Faults);
        var (rate, probability) = (told.Find("rate"), told.Find("probability"));
        Formula? Ratio(string name) => told.Find(name) is { } ratio ? Formula(ratio, told.At(name)) : null;
        var (hazard, risk) = (Ratio("hazardRatio"), Ratio("relativeRisk"));
        told.NoOthers();
        if (rate is null == probability is null)
        {
            told.Wrong("is to say either rate, a year, or probability, a cycle.");
            return null;
        }

        if (Formula(rate ?? probability!.Value, told.At(rate is null ? "probability" : "rate")) is not { } formula) return null;
        return new Cell(from, to, rate is null ? formula : AsProbability(formula, path), hazard, risk, path);
    }

    // A rate of r a year is a chance of 1 - exp(-r dt) a cycle (Fleurence and Hollenbeak, Pharmacoeconomics 2007;25:3-6).
    private Formula AsProbability(Formula rate, string path) =>
        rate.Constant is < 0 ? Refused("is a rate below 0.", path) ?? rate : FormulaReader.Read($"probability({rate.Text})", _slots, _tables) is { Succeeded: true } read ? read.Value : rate;

    private void ReadRatios()
    {
        foreach (var (value, path) in _fields.List("ratios"))
        {
            var told = new Fields(value, path, _fields.Faults);
            var (from, to) = (State(told.Text("from", needed: true), told.At("from")), State(told.Text("to", needed: true), told.At("to")));
            var (hazard, risk) = (told.Find("hazardRatio"), told.Find("relativeRisk"));
            told.NoOthers();
            if (hazard is null == risk is null) told.Wrong("is to say either hazardRatio or relativeRisk.");
            else if (from is { } f && to is { } t && Formula(hazard ?? risk!.Value, told.At(hazard is null ? "relativeRisk" : "hazardRatio")) is { } formula) Ratios.Add((f, t, formula, hazard is not null, path));
        }
    }

    private Dictionary<int, T> ByState<T>(string name, Func<JsonElement, string, int, T?> read)
        where T : class
    {
        var values = new Dictionary<int, T>();
        if (_fields.Object(name) is not { } told) return values;
        foreach (var (state, value) in told.Each())
        {
            if (State(state, told.At(state)) is { } s && read(value, told.At(state), s) is { } one) values[s] = one;
        }

        return values;
    }

    private List<(int From, int To, Reward Value)> Changes(string name, string amount)
    {
        var read = new List<(int, int, Reward)>();
        foreach (var (value, path) in _fields.List(name))
        {
            var told = new Fields(value, path, _fields.Faults);
            var (from, to) = (told.Text("from", needed: true), told.Text("to", needed: true));
            Reward? reward = told.Has("saving") && amount == "cost" ? Formula(told.Find("saving")!.Value, told.At("saving")) is { } saving ? new Reward(saving, true, path) : null
                : told.Find(amount) is { } plain ? Formula(plain, told.At(amount)) is { } paid ? new Reward(paid, false, path) : null
                : null;
            if (reward is null && !told.Has(amount) && !told.Has("saving")) told.Wrong("is needed: an amount, once for each change.", amount);
            told.NoOthers();
            if (reward is null || from is null || to is null) continue;
            foreach (var f in Those(from, told.At("from"), s => !s.IsDead))
            {
                foreach (var t in Those(to, told.At("to"), _ => true).Where(t => t != f || (from != "*" && to != "*"))) read.Add((f, t, reward));
            }
        }

        return read;
    }

    private IEnumerable<int> Those(string name, string path, Func<CohortState, bool> any) =>
        name == "*" ? Enumerable.Range(0, _states.Count).Where(i => any(_states[i])) : State(name, path) is { } one ? [one] : [];

    private Reward? Money(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object) return Formula(value, path) is { } plain ? new Reward(plain, false, path) : null;
        var told = new Fields(value, path, _fields.Faults);
        var saving = told.Find("saving");
        told.NoOthers();
        if (saving is null) told.Wrong("is to be an amount, or an object with saving.");
        return saving is { } amount && Formula(amount, told.At("saving")) is { } formula ? new Reward(formula, true, path) : null;
    }

    private Formula? Formula(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)) return Formulas.Formula.Of(number);
        if (value.ValueKind != JsonValueKind.String) return Refused($"is to be a number or a formula, not {Fields.Show(value)}.", path);
        var read = FormulaReader.Read(value.GetString()!, _slots, _tables);
        return read.Succeeded ? read.Value : Refused(read.Fault.Message, path);
    }

    private Formula? Refused(string message, string path)
    {
        _fields.Faults.Add(new Fault(FaultKind.Invalid, message, path));
        return null;
    }

    private int? State(string? name, string path)
    {
        if (name is null) return null;
        if (_byName.TryGetValue(name, out var state)) return state;
        Refused($"names \"{name}\", which is no state. States: {string.Join(", ", _byName.Keys)}.", path);
        return null;
    }
}
