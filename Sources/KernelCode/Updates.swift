import Kernels

extension Scalar {
  // A function of its own: within the closure of a table its square roots would be calls.
  @inline(never)
  static func update(_ rule: UpdateRule<Self>, _ b: UpdateBuffers<Self>) {
    switch rule {
    case .sgd(let rate):
      for i in 0..<b.count { b.update[i] = -rate * b.gradient[i] }
    case .momentum(let rate, let decay):
      for i in 0..<b.count {
        let velocity = decay * b.first[i] + b.gradient[i]
        b.first[i] = velocity
        b.update[i] = -rate * velocity
      }
    case .nesterov(let rate, let decay):
      for i in 0..<b.count {
        let velocity = decay * b.first[i] + b.gradient[i]
        b.first[i] = velocity
        b.update[i] = -rate * (b.gradient[i] + decay * velocity)
      }
    case .rmsprop(let rate, let decay, let epsilon):
      for i in 0..<b.count {
        let gradient = b.gradient[i]
        let square = decay.kept * b.first[i] + decay.taken * gradient * gradient
        b.first[i] = square
        b.update[i] = -rate * gradient / (square.squareRoot() + epsilon)
      }
    case .adam(let rate, let s):
      for i in 0..<b.count {
        let gradient = b.gradient[i]
        let first = s.first.kept * b.first[i] + s.first.taken * gradient
        let second = s.second.kept * b.second[i] + s.second.taken * gradient * gradient
        b.first[i] = first
        b.second[i] = second
        let size = (second / s.secondCorrection).squareRoot() + s.epsilon
        b.update[i] = -rate * (first / s.firstCorrection) / size
      }
    }
  }
}
