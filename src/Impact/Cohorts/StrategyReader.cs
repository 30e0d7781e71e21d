using Goldthread.Impact.Formulas;
using Goldthread.Impact.Reading;

namespace Goldthread.Impact.Cohorts;

/// <summary>Makes each strategy of the model's numbers and its own. A strategy may say anything otherwise; what it does not say stays.</summary>
internal sealed class StrategyReader(Fields file, IReadOnlyList<CohortState> states, IReadOnlyDictionary<string, Table> tables, IReadOnlyList<DoubtfulParameter> doubtful)
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    public IReadOnlyList<Strategy> Read()
    {
        Name();
        var model = new Layer(file, states, _slots, tables);
        foreach (var (names, values) in doubtful.Select(d => (d.Names, d.Means)))
        {
            for (var i = 0; i < names.Count; i++) model.Parameters.TryAdd(_slots[names[i]], Formula.Of(values[i]));
        }

        var told = file.Object("strategies");
        if (told is null) return [Make("Model", model, null, "")];
        var read = new List<Strategy>();
        foreach (var (name, value) in told.Each())
        {
            var fields = new Fields(value, told.At(name), file.Faults);
            fields.Text("source");
            read.Add(Make(name, model, new Layer(fields, states, _slots, tables), fields.Path));
            fields.NoOthers();
        }

        if (read.Count == 0) file.Wrong("is empty: name a strategy, or leave it out.", "strategies");
        return read;
    }

    private void Name()
    {
        var named = file.Object("parameters")?.Each().Select(p => p.Name) ?? [];
        foreach (var name in named.Concat(doubtful.SelectMany(d => d.Names)).Distinct(StringComparer.Ordinal))
        {
            if (!FormulaReader.IsName(name) || FormulaReader.IsTaken(name) || tables.ContainsKey(name)) file.Wrong($"cannot be called \"{name}\": a name has letters, digits and underscores, begins with a letter, and is no word of formulas and no table.", $"parameters.{name}");
            _slots[name] = _names.Count;
            _names.Add(name);
        }
    }

    private Strategy Make(string name, Layer model, Layer? own, string path)
    {
        var formulas = new Formula?[_names.Count];
        foreach (var (slot, formula) in model.Parameters) formulas[slot] = formula;
        foreach (var (slot, formula) in own?.Parameters ?? []) formulas[slot] = formula;
        var order = Order(formulas, path);
        var slots = new Slot[_names.Count];
        var drawn = doubtful.SelectMany(d => d.Names).ToList();
        foreach (var s in order)
        {
            var formula = formulas[s] ?? Formula.Of(double.NaN);
            var place = own?.Parameters.ContainsKey(s) == true ? -1 : drawn.IndexOf(_names[s]);
            slots[s] = new Slot(_names[s], formula, All(formula, slots), place);
        }

        var cells = Cells(model, own);
        var start = own?.Start ?? model.Start;
        if (start is null && own is null) file.Wrong("is needed: the share of people in each state at the start.", "start");
        var costs = Over(model.Costs, own?.Costs);
        var utilities = Over(model.Utilities, own?.Utilities);
        var zero = new Reward(Formula.Of(0), false, path);
        var arrivals = (own?.TransitionCosts ?? model.TransitionCosts ?? []).Select(c => new TransitionReward(c.From, c.To, c.Value, null))
            .Concat((own?.TransitionDecrements ?? model.TransitionDecrements ?? []).Select(d => new TransitionReward(d.From, d.To, null, d.Value))).ToList();
        if (order.Count == _names.Count) NoStays(slots, cells, start, costs, utilities, arrivals, path);
        return new Strategy(name, path, slots, order, [.. states.Select((_, i) => start?.GetValueOrDefault(i) ?? Formula.Of(0))], cells, [.. states.Select((_, i) => costs.GetValueOrDefault(i, zero))], [.. states.Select((_, i) => utilities.GetValueOrDefault(i, zero))], arrivals);
    }

    private static Dictionary<int, Reward> Over(Dictionary<int, Reward> model, Dictionary<int, Reward>? own)
    {
        var merged = new Dictionary<int, Reward>(model);
        foreach (var (state, reward) in own ?? []) merged[state] = reward;
        return merged;
    }

    private List<Cell> Cells(Layer model, Layer? own)
    {
        var merged = new Dictionary<(int From, int To), Cell>(model.Cells);
        foreach (var (place, cell) in own?.Cells ?? []) merged[place] = cell;
        foreach (var (from, to, value, isHazard, path) in model.Ratios.Concat(own?.Ratios ?? []))
        {
            if (!merged.TryGetValue((from, to), out var cell) || cell.Formula is null) file.Faults.Add(new(Kernel.Values.FaultKind.Invalid, $"names the change from {states[from].Name} to {states[to].Name}, which {(cell is null ? "there is not" : "is the rest of its row, and so follows from the others")}.", path));
            else merged[(from, to)] = cell with { Hazard = isHazard ? value : null, Risk = isHazard ? null : value };
        }

        for (var s = 0; s < states.Count; s++)
        {
            var row = merged.Values.Where(c => c.From == s).ToList();
            if (states[s].IsDead && row.FirstOrDefault(c => c.To != s && c.Formula is not { Constant: 0 }) is { } rising) file.Faults.Add(new(Kernel.Values.FaultKind.Invalid, $"leaves {states[s].Name}, a state of the dead.", rising.Path));
            if (states[s].IsDead) merged[(s, s)] = new Cell(s, s, Formula.Of(1), null, null, $"transitions.{states[s].Name}");
            else if (row.Count == 0) file.Wrong("has no row: say where people go, or name it among the dead.", $"transitions.{states[s].Name}");
            if (row.Count(c => c.Formula is null) > 1) file.Faults.Add(new(Kernel.Values.FaultKind.Invalid, "says rest twice in one row.", row.Last(c => c.Formula is null).Path));
        }

        return [.. merged.Values.Where(c => c.Formula is not { Constant: 0 } && (!states[c.From].IsDead || c.To == c.From)).OrderBy(c => c.From).ThenBy(c => c.To)];
    }

    // Parameters in an order in which each stands after those that it names.
    private List<int> Order(Formula?[] formulas, string path)
    {
        var (done, way, order) = (new HashSet<int>(), new List<int>(), new List<int>());
        bool Visit(int slot)
        {
            if (done.Contains(slot)) return true;
            if (way.Contains(slot))
            {
                file.Wrong($"is made of itself: {string.Join(" -> ", way.Skip(way.IndexOf(slot)).Append(slot).Select(s => _names[s]))}.", $"{(path.Length > 0 ? path + "." : "")}parameters.{_names[slot]}");
                return false;
            }

            way.Add(slot);
            foreach (var name in formulas[slot]?.Names ?? [])
            {
                if (!Visit(_slots[name])) return false;
            }

            way.RemoveAt(way.Count - 1);
            done.Add(slot);
            order.Add(slot);
            return true;
        }

        return Enumerable.Range(0, formulas.Length).All(Visit) ? order : [];
    }

    private Varies All(Formula formula, Slot[] slots) => formula.Names.Select(n => slots[_slots[n]]?.Varies ?? Varies.Never).Append(formula.Varies).Max();

    // How long somebody has been in a state is known only where a tunnel tells.
    private void NoStays(Slot[] slots, List<Cell> cells, Dictionary<int, Formula>? start, Dictionary<int, Reward> costs, Dictionary<int, Reward> utilities, List<TransitionReward> arrivals, string path)
    {
        void Look(Formula? formula, int state, string where)
        {
            if (formula is not null && states[state].Tunnel == 1 && All(formula, slots) == Varies.ByTimeInState) file.Faults.Add(new(Kernel.Values.FaultKind.Invalid, $"changes with the time in state, and {states[state].Name} has no tunnel.", where));
        }

        foreach (var cell in cells)
        {
            Look(cell.Formula, cell.From, cell.Path);
            Look(cell.Hazard, cell.From, cell.Path);
            Look(cell.Risk, cell.From, cell.Path);
        }

        foreach (var (state, reward) in costs.Concat(utilities)) Look(reward.Formula, state, reward.Path);
        foreach (var arrival in arrivals) Look((arrival.Cost ?? arrival.Decrement)!.Formula, arrival.From, (arrival.Cost ?? arrival.Decrement)!.Path);
        foreach (var (state, formula) in start ?? [])
        {
            if (All(formula, slots) != Varies.Never) file.Faults.Add(new(Kernel.Values.FaultKind.Invalid, $"changes with time; the start is one moment.", $"{(path.Length > 0 ? path + "." : "")}start.{states[state].Name}"));
        }
    }
}
