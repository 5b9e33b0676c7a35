import Recording
import Testing
import TraceFile
import Training

@Suite struct TraceTextTests {
  static let manifest = RunManifest(
    program: "gradflow 1.0", label: "sigmoid", task: .classification, dataset: "moons",
    features: ["x", "y"], classes: ["inner", "outer"], trainingExamples: 200,
    heldOutExamples: 100, probeExamples: 200,
    layers: [
      LayerDescription(inputs: 2, units: 1, activation: .leakyReLU),
      LayerDescription(inputs: 1, units: 2, activation: .softmax),
    ], loss: .categoricalCrossEntropy, optimizer: OptimizerSettings(.sgd, rate: 0.5),
    initialization: .glorot,
    batchSize: 200, steps: 2, seed: 18_446_744_073_709_551_615, precision: 32,
    saturationThreshold: 0.05, constantLoss: .nan)

  static let header = #"""
    {"format":"gradflow-trace","version":1,"manifest":{"program":"gradflow 1.0","label":"sigmoid",
    "task":"classification","dataset":"moons","features":["x","y"],"classes":["inner","outer"],
    "trainingExamples":200,"heldOutExamples":100,"probeExamples":200,"layers":[
    {"inputs":2,"units":1,"activation":"leaky-relu"},{"inputs":1,"units":2,"activation":"softmax"}],
    "loss":"categorical-cross-entropy","optimizer":"sgd","initialization":"glorot","rate":0.5,
    "batchSize":200,"steps":2,"seed":"18446744073709551615","precision":32,
    "saturationThreshold":0.05,"constantLoss":"NaN"},"points":[{"inputs":[0.5,-1],"target":1}],
    "columns":["loss","1/update-ratio","2/error-signal/rms"]}
    """#.split(separator: "\n").joined() + "\n"

  @Test func header() {
    let columns: [Column] = [
      .run(.loss), .layer(1, .updateRatio), .quantity(2, .errorSignal, .rms),
    ]
    let points = [ExamplePoint(inputs: [0.5, -1], target: 1)]
    let header = TraceWriter.header(manifest: Self.manifest, columns: columns, points: points)
    #expect(header == Self.header)
  }

  /// What differs from the standard is said, in its place.
  @Test func everyRemedyOfAHeader() {
    var manifest = Self.manifest
    manifest.layers[0].parameter = 0.2
    manifest.layers[0].normalization = .batch
    manifest.layers[1].parameter = 2
    manifest.layers[1].dropout = 0.25
    manifest.layers[1].skip = 1
    manifest.isPaired = false
    manifest.initializationScale = 3
    manifest.hiddenBias = -0.5
    manifest.hasGivenWeights = true
    manifest.preparation = DataPreparation(
      scaling: .standard,
      features: [Rescaling(offset: 2, scale: 0.5), Rescaling(offset: -1, scale: 3)],
      target: Rescaling(offset: -500, scale: 2287), targetName: "price", seed: 1 << 63, heldOut: 10)
    manifest.optimizer = OptimizerSettings(
      .adamw, rate: 0.5, schedule: .warmupCosine, weightDecay: 0.01,
      clipping: Clipping(.norm, limit: 1), steps: 2)
    let header = TraceWriter.header(manifest: manifest, columns: [])
    for part in [
      #"{"inputs":2,"units":1,"activation":"leaky-relu","parameter":0.2,"normalization":"batch"}"#,
      #"{"inputs":1,"units":2,"activation":"softmax","parameter":2,"dropout":0.25,"skip":1}"#,
      #""loss":"categorical-cross-entropy","lossFromPreActivations":false,"optimizer":"adamw","#,
      #""initialization":"glorot","initializationScale":3,"hiddenBias":-0.5,"weightsGiven":true,"#
        + #""rate":0.5,"schedule":"warmup-cosine","#,
      #""classes":["inner","outer"],"preparation":{"scaling":"standard","centers":[2,-1],"#
        + #""scales":[0.5,3],"target":"price","targetOffset":-500,"targetScale":2287,"#
        + #""dataSeed":"9223372036854775808","heldOutPercent":10},"trainingExamples":200"#,
      #""weightDecay":0.01,"clipping":{"kind":"norm","limit":1},"batchSize":200"#,
    ] {
      #expect(header.contains(part))
    }
  }

  @Test func bucket() {
    let bucket = Bucket(steps: 0...199, minima: [0.5, .nan], maxima: [1, .nan])
    #expect(
      TraceWriter.bucket(bucket, means: [0.75, .nan])
        == #"{"bucket":{"from":0,"to":199,"minimum":[0.5,"NaN"],"maximum":[1,"NaN"],"#
        + #""mean":[0.75,"NaN"]}}"# + "\n")
  }

  @Test func singularValuesOfAFrame() {
    var layer = LayerFrame(histograms: [], spectralNorm: .nan, units: [], weightGradient: [])
    layer.singularValues = SingularValues(minimum: 0, median: 0.5, maximum: 2)
    layer.attenuationIfOpen = 0.25
    layer.jacobian = [0.25, -0.25, 0.25]
    let frame = Frame(
      step: 3, heldOut: nil, layers: [layer], surface: nil,
      throughput: SingularValues(minimum: 1, median: 2, maximum: .infinity))
    let line = TraceWriter.frame(frame)
    let ending =
      #""weightGradient":[],"singularValues":{"minimum":0,"median":0.5,"maximum":2},"#
      + #""attenuationIfOpen":0.25,"jacobian":[0.25,-0.25,0.25]}],"#
      + #""throughput":{"minimum":1,"median":2,"maximum":"Infinity"}}}"# + "\n"
    #expect(line.hasSuffix(ending))
  }

  @Test func row() {
    let values = [0.1, 2, -0.0, 1e-300, 1e16, .nan, .infinity, -.infinity]
    #expect(
      TraceWriter.row(step: 7, values: values)
        == #"[7,0.1,2,-0,1e-300,1e+16,"NaN","Infinity","-Infinity"]"# + "\n")
  }

  @Test func frame() {
    let unit = UnitState(
      meanPreActivation: 1, meanActivation: 2, meanLocalDerivative: 3, saturatedShare: 0.5,
      inactiveShare: 0, maximumPreActivation: .nan, upstreamGradientRMS: .nan, errorSignalRMS: 0.25)
    let layer = LayerFrame(
      histograms: [
        Histogram(bins: .powersOfTwo(lowest: -3), counts: [0, 1], zeros: 2, nonFinite: 0),
        Histogram(bins: .linear(lower: 0, upper: 1), counts: [3], zeros: 0, nonFinite: 4),
      ], spectralNorm: .nan, units: [unit], weightGradient: [0.25, 1])
    let frame = Frame(
      step: 3, heldOut: Evaluation(loss: 1, accuracy: 0.5, brier: .nan), layers: [layer],
      surface: .regions(columns: 2, rows: 1, x: 0...1, y: -1...2, winner: [0, 1]))
    let expected = #"""
      {"frame":{"step":3,"heldOut":{"loss":1,"accuracy":0.5,"brier":"NaN"},"layers":[{"histograms":{
      "pre-activation":{"lowestExponent":-3,"counts":[0,1],"zeros":2,"nonFinite":0},
      "activation":{"lower":0,"upper":1,"counts":[3],"zeros":0,"nonFinite":4}},
      "spectralNorm":"NaN","units":{"meanPreActivation":[1],"meanActivation":[2],
      "meanLocalDerivative":[3],"saturatedShare":[0.5],"inactiveShare":[0],
      "maximumPreActivation":["NaN"],"upstreamGradientRMS":["NaN"],"errorSignalRMS":[0.25]},
      "weightGradient":[0.25,1]}],
      "surface":{"columns":2,"rows":1,"x":[0,1],"y":[-1,2],"winner":[0,1]}}}
      """#
    #expect(TraceWriter.frame(frame) == expected.split(separator: "\n").joined() + "\n")
  }

  @Test func eventsAndEnds() {
    let event = UnitEvent(
      kind: .bornDead, step: 4, since: 4, layer: 1, unit: 0, maximumBefore: .nan, maximumNow: -1,
      updateNorm: 0)
    let line = #"{"event":{"kind":"born-dead","step":4,"since":4,"layer":1,"unit":0,"#
    let rest = #""maximumBefore":"NaN","maximumNow":-1,"updateNorm":0}}"#
    #expect(TraceWriter.event(event) == line + rest + "\n")
    #expect(TraceWriter.eventsLeftOut(3) == "{\"eventsLeftOut\":3}\n")
    #expect(TraceWriter.end(.completed) == "{\"end\":{\"completed\":true}}\n")
    #expect(TraceWriter.end(.diverged(at: 12)) == "{\"end\":{\"divergedAt\":12}}\n")
    #expect(TraceWriter.end(.interrupted(at: 3)) == "{\"end\":{\"interruptedAt\":3}}\n")
    #expect(TraceWriter.end(.unfinished) == "")
  }
}
